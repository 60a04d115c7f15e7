import { type Fields, isFields } from './fields.ts';
import { operators } from './operators.ts';
import { InvalidEventPattern } from './invalid-event-pattern.ts';

/** A test of the plain values of a field; the list is empty when the field is missing. */
type ValueMatcher = (values: readonly unknown[]) => boolean;

/** A test of the fields of an event, or of a part of it. */
export type Pattern = (fields: Fields) => boolean;

/**
 * Reads a pattern as EventBridge understands it: all fields must match, each by any of its values. What
 * it asks of one part must hold for one and the same element where the event has a list of them.
 * @throws InvalidEventPattern
 */
export function parsePattern(pattern: Fields, path = 'pattern'): Pattern {
  const all = Object.entries(pattern).map(([name, value]) => {
    const where = `${path}.${name}`;
    return name === '$or' && isAlternatives(value)
      ? parseAlternatives(value, where)
      : parseField(name, value, where);
  });
  if (all.length === 0) throw new InvalidEventPattern(`${path} asks for nothing.`);
  return (fields) => all.every((matches) => matches(fields));
}

/** Anything else that is called `$or` is a field of that name. */
function isAlternatives(value: unknown): value is readonly Fields[] {
  const isPattern = (each: unknown) =>
    isFields(each) && !Object.keys(each).some((name) => operators.has(name) || name === 'exists');
  return Array.isArray(value) && value.length > 1 && value.every(isPattern);
}

function parseAlternatives(patterns: readonly Fields[], path: string): Pattern {
  const any = patterns.map((each, at) => parsePattern(each, `${path}[${at}]`));
  return (fields) => any.some((matches) => matches(fields));
}

function parseField(name: string, value: unknown, path: string): Pattern {
  if (Array.isArray(value) && value.length > 0) {
    const any = value.map((each, at) => parseValueMatcher(each, `${path}[${at}]`));
    return (fields) => {
      const values = elementsOf(fields, name).filter((each) => !isFields(each));
      return any.some((matches) => matches(values));
    };
  }
  if (!isFields(value)) {
    throw new InvalidEventPattern(`${path} must be an object, or a list of at least one value.`);
  }
  const matches = parsePattern(value, path);
  return (fields) => {
    const parts = elementsOf(fields, name).filter(isFields);
    return parts.length > 0 ? parts.some(matches) : matches({});
  };
}

function elementsOf(fields: Fields, name: string): readonly unknown[] {
  if (!Object.hasOwn(fields, name)) return [];
  const value = fields[name];
  return Array.isArray(value) ? value.flat(Infinity) : [value];
}

/**
 * Reads one value in the list of a field: what it is compared with, or whether it must be there.
 * @throws InvalidEventPattern
 */
function parseValueMatcher(pattern: unknown, path: string): ValueMatcher {
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
