import { newId } from '@quartet/database';
import { tally, times } from '../testing/answers.ts';
import { wrongBooks } from '../testing/books.ts';
import { inQueue } from '../testing/queue.ts';
import { openShop, type Shop } from '../testing/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop(0);
});
afterEach(async () => {
  expect(await wrongBooks(shop.database)).toEqual([]);
  await shop.deps.reservations.expire();
});
afterAll(() => shop.close());

const end = (orderId: string, how: 'commit' | 'release') =>
  shop.asOrders('put', `${orderId}/${how}`);

it('counts what the ones before it took, and not what was there when it came', async () => {
  const { id } = await shop.add({ stock: 5 });
  const call = () => shop.hold(newId(), [{ productId: id, quantity: 1 }]);
  const answers = await inQueue(shop.database, { before: id, calls: times(12, () => call) });
  expect(tally(answers)).toEqual({ 200: 5, 409: 7 });
});

const twoProducts = async () => {
  const ids = [(await shop.add()).id, (await shop.add()).id].sort();
  return { before: String(ids[0]), lines: ids.map((productId) => ({ productId, quantity: 1 })) };
};

const rotations = [0, 1, 2, 3];

it.each(rotations)('locks products in one order, whoever is first (%i)', async (first) => {
  const { before, lines } = await twoProducts();
  const [one, two] = [newId(), newId()];
  for (const orderId of [one, two]) await shop.hold(orderId, lines).expect(200);
  const calls = [
    () => end(one, 'commit'),
    () => shop.hold(newId(), lines),
    () => end(two, 'release'),
    () => shop.hold(newId(), lines.toReversed()),
  ];
  const rotated = [...calls.slice(first), ...calls.slice(0, first)];
  const answers = await inQueue(shop.database, { before, calls: rotated });
  expect(tally(answers)).toEqual({ 200: 4 });
});

it.each(['hold', 'sweep'])('sweeps in the same order, with a %s first', async (first) => {
  const { before, lines } = await twoProducts();
  await shop.hold(newId(), lines).expect(200);
  await shop.hold(newId(), lines.toReversed()).expect(200);
  const sweep = () => shop.deps.reservations.expire();
  const hold = async () => (await shop.hold(newId(), lines)).status;
  const calls = first === 'hold' ? [hold, sweep] : [sweep, hold];
  const results = await inQueue(shop.database, { before, calls });
  expect(results.toSorted()).toEqual([2, 200]);
});

it('lets a release overtake a hold, which then holds nothing', async () => {
  const { id } = await shop.add();
  const orderId = newId();
  const [answer] = await inQueue(shop.database, {
    before: id,
    calls: [() => shop.hold(orderId, [{ productId: id, quantity: 1 }])],
    meanwhile: async () => void (await end(orderId, 'release').expect(200)),
  });
  expect(answer?.body).toMatchObject({ status: 409, code: 'reservation_closed' });
  expect(await shop.read(id)).toMatchObject({ available: 10 });
});

it('holds once for an order that asks many times at once', async () => {
  const { id } = await shop.add();
  const orderId = newId();
  const call = () => shop.hold(orderId, [{ productId: id, quantity: 3 }]);
  const answers = await inQueue(shop.database, { before: id, calls: times(5, () => call) });
  expect(tally(answers)).toEqual({ 200: 5 });
  expect(await shop.read(id)).toMatchObject({ available: 7 });
});

it('does not let the sweeper take a reservation from a commit', async () => {
  const { id } = await shop.add();
  const { orderId } = await shop.held(id, 4);
  const [answer] = await inQueue(shop.database, {
    before: id,
    calls: [() => end(orderId, 'commit')],
    meanwhile: async () => expect(await shop.deps.reservations.expire()).toBe(0),
  });
  expect(answer?.body).toMatchObject({ state: 'COMMITTED' });
  expect(await shop.read(id)).toMatchObject({ available: 6 });
});

it.each([
  ['commit', 'release', 'RESTOCKED', 10],
  ['release', 'commit', 'RELEASED', 10],
  ['commit', 'commit', 'COMMITTED', 6],
  ['release', 'release', 'RELEASED', 10],
] as const)('a %s and then a %s end as %s', async (first, second, state, available) => {
  const { id } = await shop.add();
  const { orderId } = await shop.held(id, 4);
  const calls = [first, second].map((how) => () => end(orderId, how));
  await inQueue(shop.database, { before: id, calls });
  const { body } = await shop.asOrders('get', orderId).expect(200);
  expect(body).toMatchObject({ state });
  expect(await shop.read(id)).toMatchObject({ available });
});
