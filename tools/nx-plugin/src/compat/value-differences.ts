import type { Difference } from './difference.ts';
import type { Schema } from './schema.ts';

type Found = Omit<Difference, 'path'>;

/** Types and values that the narrow schema has and the wide one has not. */
export function valueDifferences(narrow: Schema, wide: Schema): readonly Found[] {
  return [...typeDifferences(narrow, wide), ...enumDifferences(narrow, wide)];
}

function typeDifferences(narrow: Schema, wide: Schema): readonly Found[] {
  const allowed = typesOf(wide);
  if (allowed === undefined) return [];
  const types = typesOf(narrow) ?? ['anything'];
  const further = types.filter(
    (type) => !allowed.includes(type) && !(type === 'integer' && allowed.includes('number')),
  );
  return further.length === 0 ? [] : [{ rule: 'type', detail: further.join(', ') }];
}

function typesOf(schema: Schema): readonly string[] | undefined {
  const values = 'const' in schema ? [schema.const] : schema.enum;
  if (values !== undefined) return [...new Set(values.map(typeOf))];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function enumDifferences(narrow: Schema, wide: Schema): readonly Found[] {
  const allowed = valuesOf(wide);
  if (allowed === undefined) return [];
  const values = valuesOf(narrow);
  if (values === undefined) return [{ rule: 'values', detail: 'any value' }];
  const further = values.filter((value) => !allowed.includes(value));
  return further.length === 0 ? [] : [{ rule: 'values', detail: further.join(', ') }];
}

function valuesOf(schema: Schema): readonly string[] | undefined {
  if ('const' in schema) return [JSON.stringify(schema.const)];
  return schema.enum?.map((value) => JSON.stringify(value));
}
