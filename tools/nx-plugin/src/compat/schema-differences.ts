import type { Difference } from './difference.ts';
import { limitDifferences } from './limit-differences.ts';
import { type Place, resolved, type Schema } from './schema.ts';
import { valueDifferences } from './value-differences.ts';

/** The schemas of a request (before, after), or of an answer (after, before). */
export interface Comparison {
  readonly kind: 'request' | 'answer';
  /** An answer may have alternatives that were not known before, such as further problems of a status. */
  readonly allowsAlternatives?: boolean;
}

interface Pair {
  readonly narrow: Place;
  readonly wide: Place;
}

/**
 * Returns why not every value of the narrow schema is one of the wide schema. Members that only the narrow one knows
 * are allowed in answers, and those that only the wide one knows are allowed in requests.
 */
export function schemaDifferences(pair: Pair, comparison: Comparison): readonly Difference[] {
  return compare(pair, comparison, '');
}

function compare(pair: Pair, comparison: Comparison, path: string): readonly Difference[] {
  const narrow = resolved(pair.narrow);
  const wide = resolved(pair.wide);
  const alternatives = alternativesOf(narrow);
  if (alternatives.length > 1 || alternativesOf(wide).length > 1) {
    return alternatives.flatMap((one) => bestMatch({ narrow: one, wide }, comparison, path));
  }
  const rules = [
    ...valueDifferences(narrow.schema, wide.schema),
    ...limitDifferences(narrow.schema, wide.schema),
  ];
  return [
    ...rules.map((difference) => ({ ...difference, path })),
    ...memberDifferences({ narrow, wide }, comparison, path),
    ...itemDifferences({ narrow, wide }, comparison, path),
  ];
}

function alternativesOf({ schema, document }: Place): readonly Place[] {
  const several = schema.oneOf ?? schema.anyOf;
  if (several !== undefined)
    return several.flatMap((one) => alternativesOf(resolved({ schema: one, document })));
  return [{ schema, document }];
}

/** The differences to the alternative that is meant: that of the same constants, or the one with the fewest. */
function bestMatch(
  { narrow, wide }: Pair,
  comparison: Comparison,
  path: string,
): readonly Difference[] {
  const candidates = alternativesOf(wide);
  const named = candidates.filter((one) => constantsOf(one) === constantsOf(narrow));
  if (named.length === 0 && constantsOf(narrow) !== '') {
    const detail = constantsOf(narrow);
    return comparison.allowsAlternatives ? [] : [{ path, rule: 'union', detail }];
  }
  const attempts = (named.length > 0 ? named : candidates).map((one) =>
    compare({ narrow, wide: one }, comparison, path),
  );
  return attempts.sort((a, b) => a.length - b.length)[0] ?? [];
}

/** The code of a problem, by which alternatives are told apart. */
function constantsOf({ schema }: Place): string {
  const code = schema.properties?.['code']?.const;
  return typeof code === 'string' ? code : '';
}

function memberDifferences(pair: Pair, comparison: Comparison, path: string) {
  const own = pair.narrow.schema.properties ?? {};
  const others = pair.wide.schema.properties ?? {};
  return [
    ...presenceDifferences(pair, comparison.kind).map((each) => ({
      ...each,
      path: join(path, each.path),
    })),
    ...Object.entries(own).flatMap(([name, schema]) => {
      const other = others[name];
      if (other === undefined) return [];
      return compare(within(pair, schema, other), comparison, join(path, name));
    }),
  ];
}

function presenceDifferences({ narrow, wide }: Pair, kind: Comparison['kind']) {
  const own = narrow.schema.properties ?? {};
  const others = wide.schema.properties ?? {};
  const sent = new Set(narrow.schema.required);
  const required = (wide.schema.required ?? []).filter((name) => !sent.has(name));
  const absent = Object.keys(others).filter((name) => !(name in own));
  const optional = required.filter((name) => name in own);
  const unknown = Object.keys(own).filter((name) => !(name in others));
  const isClosed = wide.schema.additionalProperties === false;
  return [
    ...optional.map((name) => difference(name, 'required')),
    ...(kind === 'answer' ? absent : absent.filter((name) => required.includes(name))).map((name) =>
      difference(name, 'absent'),
    ),
    ...(kind === 'request' && isClosed ? unknown : []).map((name) => difference(name, 'unknown')),
  ];
}

function itemDifferences(pair: Pair, comparison: Comparison, path: string) {
  const { items } = pair.narrow.schema;
  const others = pair.wide.schema.items;
  if (items === undefined || others === undefined) return [];
  return compare(within(pair, items, others), comparison, `${path}[]`);
}

function within({ narrow, wide }: Pair, own: Schema, other: Schema): Pair {
  return { narrow: { ...narrow, schema: own }, wide: { ...wide, schema: other } };
}

function difference(path: string, rule: Difference['rule']): Difference {
  return { path, rule, detail: '' };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
