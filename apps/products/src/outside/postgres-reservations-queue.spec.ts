import { newId } from '@quartet/database';
import { tally, times } from '../testing/answers.ts';
import { wrongBooks } from '../testing/books.ts';
import { inQueue } from '../testing/queue.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService(0);
});
afterEach(async () => {
  expect(await wrongBooks(service.database)).toEqual([]);
  await service.deps.reservations.expire();
});
afterAll(() => service.close());

const end = (orderId: string, how: 'commit' | 'release') =>
  service.orders.put(`/reservations/${orderId}/${how}`);

it('counts what the ones before it took, and not what was there when it came', async () => {
  const { id } = await service.add({ stock: 5 });
  const call = () => service.hold(newId(), [{ productId: id, quantity: 1 }]);
  const answers = await inQueue(service.database, { before: id, calls: times(12, () => call) });
  expect(tally(answers)).toEqual({ 200: 5, 409: 7 });
});

it.each([
  ['a release', (id: string) => end(id, 'release')],
  ['the sweep', () => service.deps.reservations.expire()],
])('counts what %s before it gave back', async (_what, giveBack) => {
  const { id } = await service.add({ stock: 5 });
  const { orderId } = await service.held(id, 4);
  const hold = (quantity: number) => () =>
    service.hold(newId(), [{ productId: id, quantity }]).then(({ status }) => status);
  const calls = [async () => void (await giveBack(orderId)), hold(3), hold(2)];
  const [, ...answers] = await inQueue(service.database, { before: id, calls });
  expect(answers).toEqual([200, 200]);
  expect(await service.read(id)).toMatchObject({ available: 0 });
});

it('lets a late commit count what a release before it gave back', async () => {
  const { id } = await service.add({ stock: 5 });
  const late = await service.held(id, 4);
  await service.deps.reservations.expire();
  const { orderId } = await service.held(id, 5);
  const calls = [() => end(orderId, 'release'), () => end(late.orderId, 'commit')];
  const answers = await inQueue(service.database, { before: id, calls });
  expect(tally(answers)).toEqual({ 200: 2 });
});

const twoProducts = async () => {
  const ids = [(await service.add()).id, (await service.add()).id].sort();
  return { before: String(ids[0]), lines: ids.map((productId) => ({ productId, quantity: 1 })) };
};

const rotations = [0, 1, 2, 3];

it.each(rotations)('locks products in one order, whoever is first (%i)', async (first) => {
  const { before, lines } = await twoProducts();
  const [one, two] = [newId(), newId()];
  for (const orderId of [one, two]) await service.hold(orderId, lines).expect(200);
  const calls = [
    () => end(one, 'commit'),
    () => service.hold(newId(), lines),
    () => end(two, 'release'),
    () => service.hold(newId(), lines.toReversed()),
  ];
  const rotated = [...calls.slice(first), ...calls.slice(0, first)];
  const answers = await inQueue(service.database, { before, calls: rotated });
  expect(tally(answers)).toEqual({ 200: 4 });
});

it.each(['hold', 'sweep'])('sweeps in the same order, with a %s first', async (first) => {
  const { before, lines } = await twoProducts();
  await service.hold(newId(), lines).expect(200);
  await service.hold(newId(), lines.toReversed()).expect(200);
  const sweep = () => service.deps.reservations.expire();
  const hold = async () => (await service.hold(newId(), lines)).status;
  const calls = first === 'hold' ? [hold, sweep] : [sweep, hold];
  const results = await inQueue(service.database, { before, calls });
  expect(results.toSorted()).toEqual([2, 200]);
});

it('lets a release overtake a hold, which then holds nothing', async () => {
  const { id } = await service.add();
  const orderId = newId();
  const [answer] = await inQueue(service.database, {
    before: id,
    calls: [() => service.hold(orderId, [{ productId: id, quantity: 1 }])],
    meanwhile: async () => void (await end(orderId, 'release').expect(200)),
  });
  expect(answer?.body).toMatchObject({ status: 409, code: 'reservation_closed' });
  expect(await service.read(id)).toMatchObject({ available: 10 });
});

it('holds once for an order that asks many times at once', async () => {
  const { id } = await service.add();
  const orderId = newId();
  const call = () => service.hold(orderId, [{ productId: id, quantity: 3 }]);
  const answers = await inQueue(service.database, { before: id, calls: times(5, () => call) });
  expect(tally(answers)).toEqual({ 200: 5 });
  expect(await service.read(id)).toMatchObject({ available: 7 });
});

it.each(['commit', 'release', 'sweep'] as const)(
  'answers a repeated hold that a %s of the same order follows',
  async (how) => {
    const { id } = await service.add();
    const { orderId } = await service.held(id, 4);
    const hold = async () => (await service.hold(orderId, [{ productId: id, quantity: 4 }])).status;
    const calls = {
      commit: async () => (await end(orderId, 'commit')).status,
      release: async () => (await end(orderId, 'release')).status,
      sweep: () => service.deps.reservations.expire(),
    };
    const [held, ended] = await inQueue(service.database, {
      before: id,
      calls: [hold, calls[how]],
    });
    expect([200, 409]).toContain(held);
    expect(ended).toBe(how === 'sweep' ? 1 : 200);
  },
);

it('does not let the sweeper take a reservation from a commit', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 4);
  const [answer] = await inQueue(service.database, {
    before: id,
    calls: [() => end(orderId, 'commit')],
    meanwhile: async () => expect(await service.deps.reservations.expire()).toBe(0),
  });
  expect(answer?.body).toMatchObject({ state: 'COMMITTED' });
  expect(await service.read(id)).toMatchObject({ available: 6 });
});

it.each([
  ['commit', 'release', 'RESTOCKED', 10],
  ['release', 'commit', 'RELEASED', 10],
  ['commit', 'commit', 'COMMITTED', 6],
  ['release', 'release', 'RELEASED', 10],
] as const)('a %s and then a %s end as %s', async (first, second, state, available) => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 4);
  const calls = [first, second].map((how) => () => end(orderId, how));
  await inQueue(service.database, { before: id, calls });
  const { body } = await service.orders.get(`/reservations/${orderId}`).expect(200);
  expect(body).toMatchObject({ state });
  expect(await service.read(id)).toMatchObject({ available });
});
