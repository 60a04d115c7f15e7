export { openBooks, type Rows } from './books.ts';
export { check, type Finding } from './check.ts';
export { readBooks, Whereabouts } from './read-books.ts';
export { recheck } from './recheck.ts';
export { report } from './report.ts';
export { tables } from './tables.ts';
