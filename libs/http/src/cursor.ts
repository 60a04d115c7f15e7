import { Problem } from '@quartet/problem';
import { z } from 'zod';
import { queryInteger } from './schemas.ts';
import { isStorable } from './text.ts';

const maxCursor = 512;

export const PageQuery = z.object({
  limit: queryInteger({ min: 1, max: 100, default: 20 }).meta({
    description: 'The most items of a page',
  }),
  cursor: z.string().max(maxCursor).optional().meta({
    description: 'The nextCursor of the page before; the first page needs none',
  }),
});

export function pageOf<S extends z.ZodType>(item: S) {
  const example = item.meta()?.['example'];
  const nextCursor = z.string().nullable().meta({
    description: 'The cursor of the next page; null on the last one',
  });
  return z
    .object({ items: z.array(item), nextCursor })
    .meta({ ...(example !== undefined && { example: { items: [example], nextCursor: null } }) });
}

export interface Page<Row, Item> {
  readonly limit: number;
  readonly view: (row: Row) => Item;
  /** Returns the position after a row, at which the next page begins. */
  readonly positionOf: (row: Row) => unknown;
}

/** A page of what was found by asking for one row more than the limit, which tells whether another follows. */
export function viewPage<Row, Item>(
  found: readonly Row[],
  { limit, view, positionOf }: Page<Row, Item>,
): { readonly items: readonly Item[]; readonly nextCursor: string | null } {
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => view(row)),
    nextCursor: last === undefined ? null : encodeCursor(positionOf(last)),
  };
}

/** Encodes the position of the next page, opaque to clients. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Reads a cursor that came back, which is input like any other.
 * @throws Problem `invalid_request` unless it has the shape that this list gives out.
 */
export function parseCursor<S extends z.ZodType>(
  schema: S,
  cursor: string | undefined,
): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  const result = schema.safeParse(decode(cursor));
  if (result.success) return result.data;
  throw new Problem('invalid_request', 'Some fields are missing or wrong.', {
    errors: [{ path: 'cursor', message: 'must be a nextCursor of this list' }],
  });
}

function decode(cursor: string): unknown {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.toString('base64url') !== cursor) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'), refuseOddText);
  } catch {
    return undefined;
  }
}

function refuseOddText(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && !isStorable(value)) throw new TypeError('not a text of ours');
  return value;
}
