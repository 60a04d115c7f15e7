/** The kinds of ids in the files of `data`. */
export const kinds = {
  order: 1,
  user: 2,
  product: 3,
  payment: 4,
  session: 5,
  event: 6,
  refund: 7,
  review: 8,
};

/** The id of a row, as `pg_temp.id` of `data/prelude.sql` makes it. */
export function idOf(kind: keyof typeof kinds, n: number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
  const digits = `${hex(1_700_000_000_000 + n, 12)}70008${hex(kinds[kind], 3)}${hex(n, 12)}`;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
