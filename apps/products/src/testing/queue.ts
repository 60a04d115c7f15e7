import { type Database, statement } from '@quartet/database';
import { eventually } from '@quartet/testing';

const lock = statement<readonly [productId: string]>(`
  SELECT FROM product WHERE id = $1 FOR NO KEY UPDATE`);

const waiting = statement<readonly [], { readonly count: number }>(`
  SELECT count(*) FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`);

interface Queue<T> {
  readonly before: string;
  readonly calls: readonly (() => PromiseLike<T>)[];
  /** Runs while all calls are waiting. */
  readonly meanwhile?: () => Promise<void>;
}

/** Lets calls begin one after the other, each stopped before a product, and then lets all of them go. */
export async function inQueue<T>(database: Database, queue: Queue<T>): Promise<readonly T[]> {
  const started: Promise<T>[] = [];
  await database.transaction(async (tx) => {
    await tx.run(lock, [queue.before]);
    for (const call of queue.calls) {
      started.push(Promise.resolve(call()));
      await eventually(
        async () => (await database.reads.one(waiting, [])).count === started.length,
      );
    }
    await queue.meanwhile?.();
  });
  return Promise.all(started);
}
