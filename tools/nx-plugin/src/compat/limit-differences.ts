import type { Difference } from './difference.ts';
import type { Schema } from './schema.ts';

type Found = Omit<Difference, 'path'>;

const lower = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const upper = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const exact = ['pattern', 'format', 'multipleOf', 'uniqueItems'];

/** Limits of the wide schema that the narrow one exceeds. Listed values need no limits. */
export function limitDifferences(narrow: Schema, wide: Schema): readonly Found[] {
  if ('const' in narrow || narrow.enum !== undefined) return [];
  const exceeded = [
    ...lower.filter(
      (keyword) => numberAt(narrow, keyword, -Infinity) < numberAt(wide, keyword, -Infinity),
    ),
    ...upper.filter(
      (keyword) => numberAt(narrow, keyword, Infinity) > numberAt(wide, keyword, Infinity),
    ),
    ...exact.filter((keyword) => wide[keyword] !== undefined && narrow[keyword] !== wide[keyword]),
  ];
  return exceeded.map((keyword) => ({
    rule: 'limit',
    detail: `${keyword} ${text(narrow[keyword])} and ${text(wide[keyword])}`,
  }));
}

function numberAt(schema: Schema, keyword: string, otherwise: number): number {
  const value = schema[keyword];
  return typeof value === 'number' ? value : otherwise;
}

function text(value: unknown): string {
  return value === undefined ? 'none' : String(value);
}
