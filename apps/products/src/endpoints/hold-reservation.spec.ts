import { newId } from '@quartet/database';
import type { ReservationBody } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('holds the stock, with the names, prices and total of this moment', async () => {
  const mug = await service.add({ name: 'Mug', price: { amount: 1_250, currency: 'USD' } });
  const cup = await service.add({ name: 'Cup', price: { amount: 300, currency: 'USD' } });
  const orderId = newId();
  const lines = [
    { productId: cup.id, quantity: 1 },
    { productId: mug.id, quantity: 2 },
    { productId: cup.id, quantity: 4 },
  ];
  const { body } = await service.hold(orderId, lines).expect(200);
  expect(body).toEqual({
    orderId,
    state: 'HELD',
    lines: [
      { productId: mug.id, name: 'Mug', quantity: 2, unitPrice: mug.price },
      { productId: cup.id, name: 'Cup', quantity: 5, unitPrice: cup.price },
    ],
    total: { amount: 4_000, currency: 'USD' },
    expiresAt: expect.any(String) as unknown,
  });
  const left = Date.parse(String((body as ReservationBody).expiresAt)) - Date.now();
  expect(left / 60_000).toBeCloseTo(15, 0);
  expect(await service.read(cup.id)).toMatchObject({ available: 5 });
});

it('answers the same again, at the price of the first time', async () => {
  const { id } = await service.add();
  const first = await service.held(id, 3);
  const price = { amount: 9_999, currency: 'USD' };
  await service.admin.patch(`/${id}`).set('if-match', '*').send({ price }).expect(200);
  const again = await service.hold(first.orderId, [{ productId: id, quantity: 3 }]).expect(200);
  expect(again.body).toEqual(first);
  expect(await service.read(id)).toMatchObject({ available: 7 });
});

it('answers 409 when an order that has reserved asks for other lines', async () => {
  const { id } = await service.add();
  const { orderId } = await service.held(id, 3);
  const { body } = await service.hold(orderId, [{ productId: id, quantity: 2 }]).expect(409);
  expect(body).toMatchObject({ code: 'id_reused' });
});

it('answers 409 and says how many are left, and holds nothing of the other lines', async () => {
  const plenty = await service.add();
  const scarce = await service.add({ name: 'Rare cup', stock: 2 });
  const lines = [plenty.id, scarce.id].map((productId) => ({ productId, quantity: 3 }));
  const orderId = newId();
  const { body } = await service.hold(orderId, lines).expect(409);
  expect(body).toMatchObject({
    code: 'out_of_stock',
    detail: `Rare cup (${scarce.id}) has 2 left, not 3.`,
  });
  expect(await service.read(plenty.id)).toMatchObject({ available: 10 });
  await service.orders.get(`/reservations/${orderId}`).expect(404);
});

it('counts the lines of a product together', async () => {
  const { id } = await service.add({ stock: 5 });
  const line = { productId: id, quantity: 3 };
  const { body } = await service.hold(newId(), [line, line]).expect(409);
  expect(body).toMatchObject({ code: 'out_of_stock' });
});

it('takes an id in capital letters for the same id', async () => {
  const { id } = await service.add();
  const lines = [id, id.toUpperCase()].map((productId) => ({ productId, quantity: 1 }));
  const { body } = await service.hold(newId().toUpperCase(), lines).expect(200);
  expect(body).toMatchObject({ lines: [{ productId: id, quantity: 2 }] });
});

it('answers 409 to a product that is unknown', async () => {
  const { body } = await service.hold(newId(), [{ productId: newId(), quantity: 1 }]).expect(409);
  expect(body).toMatchObject({ code: 'unknown_product' });
});

it('answers 409 to two currencies', async () => {
  const dollars = await service.add();
  const euros = await service.add({ price: { amount: 100, currency: 'EUR' } });
  const lines = [dollars.id, euros.id].map((productId) => ({ productId, quantity: 1 }));
  const { body } = await service.hold(newId(), lines).expect(409);
  expect(body).toMatchObject({ code: 'currency_mismatch' });
});

it('answers 409 to an order that was released before it reserved', async () => {
  const { id } = await service.add();
  const orderId = newId();
  await service.orders.put(`/reservations/${orderId}/release`).expect(200);
  const { body } = await service.hold(orderId, [{ productId: id, quantity: 1 }]).expect(409);
  expect(body).toMatchObject({ code: 'reservation_closed' });
  expect(await service.read(id)).toMatchObject({ available: 10 });
});

const line = { productId: newId(), quantity: 1 };

it.each([
  ['no lines', { lines: [] }],
  ['too many lines', { lines: Array.from({ length: 51 }, () => line) }],
  ['a quantity of nothing', { lines: [{ ...line, quantity: 0 }] }],
  ['a quantity beyond the limit', { lines: [{ ...line, quantity: 10_001 }] }],
  ['a fraction', { lines: [{ ...line, quantity: 1.5 }] }],
  ['an id that is none', { lines: [{ ...line, productId: 'mug' }] }],
  ['a price of its own', { lines: [{ ...line, unitPrice: 1 }] }],
])('answers 400 to %s', async (_case, body) => {
  await service.orders.put(`/reservations/${newId()}`).send(body).expect(400);
});
