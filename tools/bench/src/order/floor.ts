import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Share } from './record-order.ts';

export interface FloorPlan {
  readonly folder: string;
  readonly shares: readonly Share[];
  readonly clients: number;
}

/** Does as many orders as it is told, and answers how many it did a second. */
export type Floor = (orders: number) => Promise<number>;

/** The databases at once, by pgbench, each doing its share of every order. */
export async function prepareFloor({ folder, shares, clients }: FloorPlan): Promise<Floor> {
  const files = shares.map((_, index) => join(folder, `floor-${index}.sql`));
  await Promise.all(shares.map(({ script }, index) => writeFile(files[index] ?? '', script)));
  return async (orders) => {
    const each = Math.ceil(orders / clients);
    const began = performance.now();
    await Promise.all(
      shares.map(({ url }, index) =>
        promisify(execFile)('pgbench', [
          ...['-n', '-f', files[index] ?? '', '-D', 'quartet_prepared=0'],
          ...['-c', `${clients}`, '-j', '1', '-t', `${each}`, url],
        ]),
      ),
    );
    return (each * clients * 1_000) / (performance.now() - began);
  };
}
