import { Problem } from '@quartet/problem';

/** Works of one kind, which wait for each other. */
export interface QueueLimits {
  /** Works that run at once. */
  readonly running: number;
  /** Works that may wait for their turn; further ones are refused at once. */
  readonly waiting: number;
}

export interface PoolOptions<Name extends string> {
  /** Works of all queues that run at once. */
  readonly running: number;
  /** The most urgent queue first: while one of its works waits, no other queue has a turn. */
  readonly queues: Readonly<Record<Name, QueueLimits>>;
}

export type Pool<Name extends string> = <T>(name: Name, work: () => Promise<T>) => Promise<T>;

/** Work costs a core, so it takes turns. */
export function createPool<Name extends string>(options: PoolOptions<Name>): Pool<Name> {
  const queues = Object.entries<QueueLimits>(options.queues).map(([name, queue]) =>
    createQueue(name, queue),
  );
  let free = options.running;

  const startNext = (): void => {
    const next = queues.find((queue) => free > 0 && queue.pending.length > 0 && hasRoom(queue));
    if (!next) return;
    free -= 1;
    next.active += 1;
    next.pending.shift()?.();
  };
  const enter = (queue: WorkQueue): Promise<void> => {
    const isFree = free > 0 && hasRoom(queue);
    if (!isFree && queue.pending.length >= queue.waiting) throw tooBusy();
    return new Promise<void>((resolve) => {
      queue.pending.push(resolve);
      startNext();
    });
  };
  const leave = (queue: WorkQueue): void => {
    free += 1;
    queue.active -= 1;
    startNext();
  };

  return async (name, work) => {
    const queue = queues.find((each) => each.name === name);
    if (!queue) throw new Error(`there is no queue ${name}`);
    await enter(queue);
    try {
      return await work();
    } finally {
      leave(queue);
    }
  };
}

interface WorkQueue extends QueueLimits {
  readonly name: string;
  readonly pending: (() => void)[];
  active: number;
}

function createQueue(name: string, queue: QueueLimits): WorkQueue {
  return { ...queue, name, pending: [], active: 0 };
}

function hasRoom({ active, running }: WorkQueue): boolean {
  return active < running;
}

function tooBusy(): Problem {
  return new Problem('unavailable', 'Too many passwords are being checked.', { retryAfter: 1 });
}
