import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Finding } from './check.ts';

/** Milliseconds until a change in one database has reached the others. */
const settled = 2_000;

/**
 * Checks twice and keeps the rows that both checks returned unchanged: the databases are not read at the same
 * moment, so an order in progress may seem to violate an invariant.
 */
export async function recheck(
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const first = await look();
  if (first.every(({ rows }) => rows.length === 0)) return first;
  await pause(settled);
  const second = await look();
  return second.map((finding, index) => {
    const before = first[index]?.rows ?? [];
    const still = finding.rows.filter((row) => before.some((each) => isSame(each, row)));
    return { ...finding, rows: still };
  });
}

/** Compares two rows without their age, which always grows. */
function isSame({ age: _, ...one }: Finding['rows'][number], { age: __, ...other }: typeof one) {
  return isDeepStrictEqual(one, other);
}
