export { Problem, type ProblemOptions, type FieldError } from './problem.ts';
export { remedies } from './remedies.ts';
export { problemTitles, type ProblemCode } from './titles.ts';
