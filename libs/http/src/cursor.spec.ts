import { z } from 'zod';
import { encodeCursor, PageQuery, parse, parseCursor, viewPage } from './index.ts';

const Position = z.strictObject({ name: z.string(), id: z.uuid() });
const position = { name: 'Zoë & "co"', id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d' };
const text = (value: string) => Buffer.from(value).toString('base64url');

describe('a cursor', () => {
  it('comes back as it was given out, and fits into a URL', () => {
    const cursor = encodeCursor(position);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(parseCursor(Position, cursor)).toEqual(position);
  });

  it('may be left out', () => {
    expect(parseCursor(Position, undefined)).toBeUndefined();
  });

  it.each([
    ['empty', ''],
    ['no base64', '§§§'],
    ['no JSON', text('{"name"')],
    ['of another list', encodeCursor({ price: 5 })],
    ['with more in it', encodeCursor({ ...position, or: 'true' })],
    ['with a NUL in it', encodeCursor({ ...position, name: 'a\0b' })],
    ['with half a character in it', text(JSON.stringify({ ...position, name: '\ud800' }))],
    ['that was changed', encodeCursor(position).slice(0, -9)],
  ])('that is %s is refused', (_, cursor) => {
    expect(() => parseCursor(Position, cursor)).toThrow(
      expect.objectContaining({
        code: 'invalid_request',
        errors: [{ path: 'cursor', message: expect.any(String) }],
      }),
    );
  });
});

describe('a page', () => {
  const paging = { limit: 2, view: String, positionOf: (row: number) => ({ row }) };

  it.each([
    ['nothing', [], []],
    ['less than the limit', [1], ['1']],
    ['just the limit', [1, 2], ['1', '2']],
  ])('of %s is the last', (_, found, items) => {
    expect(viewPage(found, paging)).toEqual({ items, nextCursor: null });
  });

  it('of more than the limit tells where the next begins', () => {
    const nextCursor = encodeCursor({ row: 2 });
    expect(viewPage([1, 2, 3], paging)).toEqual({ items: ['1', '2'], nextCursor });
  });
});

describe('the query of a page', () => {
  it.each([
    [{}, 20],
    [{ limit: '1' }, 1],
    [{ limit: '100' }, 100],
  ])('of %j has %i items', (query, limit) => {
    expect(parse(PageQuery, query)).toEqual({ limit });
  });

  it.each(['0', '101', '-1', '1.5', 'many', '', ['1', '2'], '1e400'])('refuses %j', (limit) => {
    expect(() => parse(PageQuery, { limit })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ path: 'limit' })] }),
    );
  });

  it('refuses a cursor that is longer than any of ours', () => {
    expect(() => parse(PageQuery, { cursor: 'a'.repeat(513) })).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });
});
