import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Finding } from './check.ts';

/** Milliseconds in which what one database knows already has reached the others. */
const settled = 2_000;

/**
 * Four databases are not read at one moment, so an order on its way may look broken. What is broken is
 * still there, and unchanged, when it is looked at again.
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

/** Whatever it is called, an age grows by itself. */
function isSame({ age: _, ...one }: Finding['rows'][number], { age: __, ...other }: typeof one) {
  return isDeepStrictEqual(one, other);
}
