import { isFields } from './fields.ts';
import { operators } from './operators.ts';
import { PatternMistake } from './pattern-mistake.ts';

/** Whether the plain values of a field, none when it is not there, are as a pattern says. */
export type Leaves = (values: readonly unknown[]) => boolean;

/**
 * Reads one value in the list of a field: what it is compared with, or whether it must be there.
 * @throws PatternMistake
 */
export function readLeaves(wanted: unknown, path: string): Leaves {
  if (Array.isArray(wanted)) throw new PatternMistake(`${path} must not be a list.`);
  if (!isFields(wanted)) return (values) => values.includes(wanted);
  const [[name = '', given] = [], ...more] = Object.entries(wanted);
  if (name === 'exists' && typeof given === 'boolean' && more.length === 0) {
    return (values) => values.length > 0 === given;
  }
  const read = operators.get(name)?.safeParse(given);
  if (!read?.success || more.length > 0) {
    throw new PatternMistake(`${path} is no comparison: ${JSON.stringify(wanted)}.`);
  }
  return (values) => values.some(read.data);
}
