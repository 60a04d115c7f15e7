import { type FieldError, Problem } from '@quartet/problem';
import type { z } from 'zod';

/**
 * Reads what came from outside by its schema, so that nothing unchecked gets any further.
 * @throws Problem `invalid_request` that names every wrong field.
 */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem('invalid_request', 'Some fields are missing or wrong.', {
    errors: result.error.issues.map(describe),
  });
}

function describe({ path, message }: z.core.$ZodIssue): FieldError {
  return { path: path.reduce<string>(extend, ''), message };
}

function extend(path: string, key: PropertyKey): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? String(key) : `${path}.${String(key)}`;
}
