import { Problem } from '@quartet/problem';

/** Works of one kind, which wait for each other. */
export interface QueueLimits {
  /** Works that run at once. */
  readonly running: number;
  /** Works that may wait for their turn; further ones are refused at once. */
  readonly waiting: number;
}

export interface WorkPoolOptions<Name extends string> {
  /** The message of the 503 for work that finds its queue full. */
  readonly refusal: string;
  /** Works of all queues that run at once. */
  readonly running: number;
  /** The most urgent queue first: while one of its works waits, no other queue has a turn. */
  readonly queues: Readonly<Record<Name, QueueLimits>>;
}

/** Does the work when it is its turn. @throws Problem `unavailable` when its queue is full */
export type WorkPool<Name extends string> = <T>(name: Name, work: () => Promise<T>) => Promise<T>;

/** Lets work that costs a core, here or in the database, take turns, so that what is more urgent finds one free. */
export function createWorkPool<Name extends string>(
  options: WorkPoolOptions<Name>,
): WorkPool<Name> {
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
    if (!isFree && queue.pending.length >= queue.waiting) throw tooBusy(options.refusal);
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

function tooBusy(refusal: string): Problem {
  return new Problem('unavailable', refusal, { retryAfter: 1 });
}
