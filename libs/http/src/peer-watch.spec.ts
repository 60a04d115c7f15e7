import { type Client, createPeerWatch, watchedClient } from './index.ts';

const open = () => createPeerWatch({ pause: 0, tryEvery: 0 });

it('returns once, with the first good answer after none', () => {
  const watch = open();
  expect([watch.mayTry(), watch.hasReturned()]).toEqual([true, false]);
  watch.succeeded();
  watch.succeeded();
  expect([watch.mayTry(), watch.hasReturned(), watch.hasReturned()]).toEqual([false, true, false]);
  watch.succeeded();
  expect(watch.hasReturned()).toBe(false);
  watch.failed();
  expect(watch.mayTry()).toBe(true);
  watch.succeeded();
  expect(watch.hasReturned()).toBe(true);
});

it('forgets no return for a failure that follows', () => {
  const watch = open();
  watch.succeeded();
  watch.failed();
  expect(watch.hasReturned()).toBe(true);
});

it('returns and tries no more often than its pauses', () => {
  let clock = 0;
  const watch = createPeerWatch({ pause: 3_000, tryEvery: 1_000, now: () => clock });
  const comeAndGo = () => {
    watch.failed();
    watch.succeeded();
    return watch.hasReturned();
  };
  expect(comeAndGo()).toBe(true);
  clock = 2_999;
  expect(comeAndGo()).toBe(false);
  clock = 3_000;
  expect(watch.hasReturned()).toBe(true);
  watch.failed();
  expect([watch.mayTry(), watch.mayTry()]).toEqual([true, false]);
  clock = 4_000;
  expect(watch.mayTry()).toBe(true);
});

it.each([
  [200, true],
  [404, true],
  [429, false],
  [503, false],
  [undefined, false],
])('takes the status %s for an answer: %s', async (status, isGood) => {
  const client: Client = {
    request: async () => {
      if (status === undefined) throw new Error('no answer');
      return { status, body: null };
    },
    close: async () => undefined,
  };
  const watch = open();
  const call = { userId: 'u', deadline: 1 };
  await watchedClient(client, watch)
    .request('GET', '/', call)
    .catch(() => undefined);
  expect(watch.hasReturned()).toBe(isGood);
});
