export { openSnapshot, type Rows } from './snapshot.ts';
export { check, type Finding } from './check.ts';
export { readSnapshot, type DataSources } from './read-snapshot.ts';
export { recheck } from './recheck.ts';
export { report } from './report.ts';
export { tables } from './tables.ts';
