import { type Fields, isFields } from './fields.ts';
import { readLeaves } from './leaves.ts';
import { operators } from './operators.ts';
import { PatternMistake } from './pattern-mistake.ts';

/** Whether the fields of an event, or of a part of it, are as the pattern says. */
export type Pattern = (fields: Fields) => boolean;

/**
 * Reads a pattern as EventBridge understands it: all fields must match, each by any of its values. What
 * it asks of one part must hold for one and the same element where the event has a list of them.
 * @throws PatternMistake
 */
export function readPattern(pattern: Fields, path = 'pattern'): Pattern {
  const all = Object.entries(pattern).map(([name, wanted]) => {
    const where = `${path}.${name}`;
    return name === '$or' && isAlternatives(wanted)
      ? readAlternatives(wanted, where)
      : readField(name, wanted, where);
  });
  if (all.length === 0) throw new PatternMistake(`${path} asks for nothing.`);
  return (fields) => all.every((matches) => matches(fields));
}

/** Anything else that is called `$or` is a field of that name. */
function isAlternatives(wanted: unknown): wanted is readonly Fields[] {
  const isPattern = (each: unknown) =>
    isFields(each) && !Object.keys(each).some((name) => operators.has(name) || name === 'exists');
  return Array.isArray(wanted) && wanted.length > 1 && wanted.every(isPattern);
}

function readAlternatives(patterns: readonly Fields[], path: string): Pattern {
  const any = patterns.map((each, at) => readPattern(each, `${path}[${at}]`));
  return (fields) => any.some((matches) => matches(fields));
}

function readField(name: string, wanted: unknown, path: string): Pattern {
  if (Array.isArray(wanted) && wanted.length > 0) {
    const any = wanted.map((each, at) => readLeaves(each, `${path}[${at}]`));
    return (fields) => {
      const leaves = elementsOf(fields, name).filter((each) => !isFields(each));
      return any.some((matches) => matches(leaves));
    };
  }
  if (!isFields(wanted)) {
    throw new PatternMistake(`${path} must be an object, or a list of at least one value.`);
  }
  const matches = readPattern(wanted, path);
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
