import { isFields } from './fields.ts';
import { operators } from './operators.ts';
import { InvalidEventPattern } from './invalid-event-pattern.ts';

/** A test of the plain values of a field; the list is empty when the field is missing. */
export type ValueMatcher = (values: readonly unknown[]) => boolean;

/**
 * Reads one value in the list of a field: what it is compared with, or whether it must be there.
 * @throws PatternMistake
 */
export function parseValueMatcher(pattern: unknown, path: string): ValueMatcher {
  if (Array.isArray(pattern)) throw new InvalidEventPattern(`${path} must not be a list.`);
  if (!isFields(pattern)) return (values) => values.includes(pattern);
  const [[name = '', operand] = [], ...others] = Object.entries(pattern);
  if (name === 'exists' && typeof operand === 'boolean' && others.length === 0) {
    return (values) => values.length > 0 === operand;
  }
  const comparison = operators.get(name)?.safeParse(operand);
  if (!comparison?.success || others.length > 0) {
    throw new InvalidEventPattern(`${path} is no comparison: ${JSON.stringify(pattern)}.`);
  }
  return (values) => values.some(comparison.data);
}
