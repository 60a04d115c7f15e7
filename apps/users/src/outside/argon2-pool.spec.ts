import { createPool } from './argon2-pool.ts';

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

it('runs so many at once, keeps so many waiting, and refuses the rest', async () => {
  const pool = createPool({ running: 2, waiting: 1 });
  const [first, second, third] = [work(), work(), work()];
  const results = [first, second, third].map(({ run }) => pool(run));
  await expect(pool(work().run)).rejects.toMatchObject({ code: 'unavailable', retryAfter: 1 });
  await turn();
  expect([first, second, third].map(({ started }) => started())).toEqual([true, true, false]);
  for (const each of [first, second, third]) each.finish('done');
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done']);
  expect(third.started()).toBe(true);
});

it('lets those who wait have their turn in order', async () => {
  const pool = createPool({ running: 1, waiting: 2 });
  const order: number[] = [];
  const note = (n: number) => async () => order.push(n);
  await Promise.all([1, 2, 3].map((n) => pool(note(n))));
  expect(order).toEqual([1, 2, 3]);
});

it('gives the place of a work that failed to the next', async () => {
  const pool = createPool({ running: 1, waiting: 1 });
  const failing = work();
  const result = pool(failing.run);
  const next = pool(async () => 'next');
  failing.fail(new Error('it broke'));
  await expect(result).rejects.toThrow('it broke');
  expect(await next).toBe('next');
  expect(await pool(async () => 'after')).toBe('after');
});
