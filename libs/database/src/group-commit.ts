import { AsyncLocalStorage } from 'node:async_hooks';
import { wasRefused } from './failures.ts';
import { refuseExpired } from './refuse-expired.ts';

export interface GroupCommitOptions<Item, Result> {
  /** Writes all items in one transaction, and returns the result of each in their order. */
  readonly write: (items: readonly Item[]) => Promise<readonly Result[]>;
  /**
   * The largest number of items per batch.
   * @default 64
   */
  readonly most?: number;
}

interface Waiting<Item, Result> extends PromiseWithResolvers<Result> {
  readonly item: Item;
  /** Runs work in the context of whoever waits. */
  readonly run: <T>(work: () => T) => T;
}

/** Milliseconds after which a batch that waits for a lock no longer holds up the next one. */
const stalledAfter = 50;

/**
 * Writes what callers want written at the same time with one statement and one commit. While a batch is written the
 * next one fills, so that an idle service waits for nothing. Nobody gets a result before the commit. When the
 * database refuses a batch, each item is written by itself, so that only the bad ones fail.
 * https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-COMMIT-DELAY
 */
export function groupCommit<Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): (item: Item) => Promise<Result> {
  const { write, most = 64 } = options;
  let queue: Waiting<Item, Result>[] = [];
  let current: symbol | undefined;

  const begin = () => {
    if (current !== undefined || queue.length === 0) return;
    const batch = queue.slice(0, most);
    queue = queue.slice(most);
    const own = Symbol('batch');
    current = own;
    const next = () => {
      if (current !== own) return;
      current = undefined;
      begin();
    };
    const stalled = setTimeout(next, stalledAfter);
    void writeBatch(write, batch).finally(() => {
      clearTimeout(stalled);
      next();
    });
  };

  return (item) => {
    const waiting = { ...Promise.withResolvers<Result>(), item, run: AsyncLocalStorage.snapshot() };
    if (queue.push(waiting) === 1) setImmediate(begin);
    return waiting.promise;
  };
}

type Write<Item, Result> = GroupCommitOptions<Item, Result>['write'];

async function writeBatch<Item, Result>(
  write: Write<Item, Result>,
  batch: readonly Waiting<Item, Result>[],
): Promise<void> {
  const wanted = batch.filter(isWanted);
  const [first] = wanted;
  if (first === undefined) return;
  try {
    const results = await first.run(() => write(wanted.map(({ item }) => item)));
    for (const [index, { resolve }] of wanted.entries()) resolve(results[index] as Result);
  } catch (error) {
    if (wanted.length > 1 && wasRefused(error))
      await Promise.all(wanted.map((each) => writeBatch(write, [each])));
    else for (const { reject } of wanted) reject(error);
  }
}

/** Drops the item of a request that nobody waits for any more. */
function isWanted<Item, Result>({ run, reject }: Waiting<Item, Result>): boolean {
  try {
    run(refuseExpired);
    return true;
  } catch (error) {
    reject(error);
    return false;
  }
}
