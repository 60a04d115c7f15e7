import { createWorkPool, type QueueLimits } from './work-pool.ts';

const refusal = 'Too much is being done.';

function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let started = false;
  const run = () => {
    started = true;
    return promise;
  };
  return { run, finish: resolve, fail: reject, started: () => started };
}

async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

const poolOf = (running: number, queue: QueueLimits) => {
  const pool = createWorkPool({ running, refusal, queues: { only: queue } });
  return (run: () => Promise<unknown>) => pool('only', run);
};

it('runs so many at once, keeps so many waiting, and refuses the rest', async () => {
  const pool = poolOf(2, { running: 2, waiting: 1 });
  const [first, second, third] = [work(), work(), work()];
  const results = [first, second, third].map(({ run }) => pool(run));
  await expect(pool(work().run)).rejects.toMatchObject({
    ...{ code: 'unavailable', retryAfter: 1, message: refusal },
  });
  await turn();
  expect([first, second, third].map(({ started }) => started())).toEqual([true, true, false]);
  for (const each of [first, second, third]) each.finish('done');
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done']);
  expect(third.started()).toBe(true);
});

it('lets those who wait in a queue have their turn in order', async () => {
  const pool = poolOf(1, { running: 1, waiting: 2 });
  const order: number[] = [];
  const note = (n: number) => async () => order.push(n);
  await Promise.all([1, 2, 3].map((n) => pool(note(n))));
  expect(order).toEqual([1, 2, 3]);
});

it('gives the place of a work that failed to the next', async () => {
  const pool = poolOf(1, { running: 1, waiting: 1 });
  const failing = work();
  const result = pool(failing.run);
  const next = pool(async () => 'next');
  failing.fail(new Error('it broke'));
  await expect(result).rejects.toThrow('it broke');
  expect(await next).toBe('next');
  expect(await pool(async () => 'after')).toBe('after');
});

it('serves the most urgent queue first, whoever came first', async () => {
  const queue = { running: 1, waiting: 9 };
  const pool = createWorkPool({
    running: 1,
    refusal,
    queues: { first: queue, second: queue, third: queue },
  });
  const order: string[] = [];
  const names = ['third', 'third', 'second', 'first', 'second'] as const;
  await Promise.all(names.map((name) => pool(name, async () => void order.push(name))));
  expect(order).toEqual(['third', 'first', 'second', 'second', 'third']);
});

it('keeps places free of a queue that may run fewer', async () => {
  const pool = createWorkPool({
    running: 2,
    refusal,
    queues: { urgent: { running: 2, waiting: 0 }, late: { running: 1, waiting: 1 } },
  });
  const late = [work(), work()];
  const results = late.map(({ run }) => pool('late', run));
  expect(await pool('urgent', async () => 'at once')).toBe('at once');
  expect(late.map(({ started }) => started())).toEqual([true, false]);
  await expect(pool('late', work().run)).rejects.toMatchObject({ code: 'unavailable' });
  for (const { finish } of late) finish('done');
  expect(await Promise.all(results)).toEqual(['done', 'done']);
});
