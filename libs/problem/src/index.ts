export { Problem, type ProblemOptions, type FieldError } from './problem.ts';
export { problemTitles, type ProblemCode } from './titles.ts';
