import { newId } from '@quartet/database';
import { eventually } from '@quartet/testing';
import {
  type OrderBody,
  orderOf,
  place,
  type ProblemBody,
  someOrder,
  statesOf,
  usd,
} from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

describe('POST /api/orders', () => {
  it('answers 201 with the confirmed order and its prices', async () => {
    const body = someOrder(service);
    const answer = await place(service, body).expect(201);
    const order = answer.body as OrderBody;
    expect(order).toEqual({
      id: expect.any(String),
      status: 'confirmed',
      reason: null,
      items: [{ ...body.items[0], name: 'Stoneware mug', unitPrice: usd(1_000) }],
      total: usd(2_000),
      refunded: usd(0),
      dispute: null,
      paymentMethod: 'pm_ok',
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect(answer.headers['location']).toBe(`/api/orders/${order.id}`);
    expect(await orderOf(service, order.id)).toEqual(order);
  });

  it('goes through every state, and leaves stock committed and money captured once', async () => {
    const body = someOrder(service);
    const { id } = (await place(service, body).expect(201)).body as OrderBody;
    expect(await statesOf(service, id)).toEqual([
      'PENDING',
      'RESERVING',
      'RESERVED',
      'AUTHORISING',
      'AUTHORISED',
      'CONFIRMING',
      'CAPTURING',
      'CONFIRMED',
    ]);
    expect(service.products.reservation(id)).toBe('COMMITTED');
    expect(service.payments.ofOrder(id)).toHaveLength(1);
    expect(service.payments.net(id)).toBe(2_000);
  });

  it('answers 202 at once to a client that prefers that, and carries the order to its end', async () => {
    const body = someOrder(service);
    const gate = service.payments.gate('authorise');
    const answer = await place(service, body).set('Prefer', 'respond-async').expect(202);
    const { id, status } = answer.body as OrderBody;
    expect([status, answer.headers['location']]).toEqual(['processing', `/api/orders/${id}`]);
    gate.open();
    await eventually(async () =>
      expect(await orderOf(service, id)).toMatchObject({ status: 'confirmed' }),
    );
  });

  it('adds up the items of one product, whatever the spelling of its id', async () => {
    const productId = newId();
    service.products.stock(productId, 10);
    const items = [
      { productId, quantity: 2 },
      { productId: productId.toUpperCase(), quantity: 3 },
    ];
    const { body } = await place(service, { items, paymentMethod: 'pm_ok' }).expect(201);
    expect((body as OrderBody).items).toMatchObject([{ productId, quantity: 5 }]);
    expect(service.products.available(productId)).toBe(5);
  });

  it('answers 402 to a declined payment, with the order, and frees the stock', async () => {
    const body = someOrder(service, { paymentMethod: 'pm_declined' });
    const problem = (await place(service, body).expect(402)).body as ProblemBody;
    expect(problem.code).toBe('payment_declined');
    const id = String(problem.orderId);
    expect(await orderOf(service, id)).toMatchObject({
      status: 'rejected',
      reason: 'payment_declined',
    });
    expect((await statesOf(service, id)).slice(-3)).toEqual([
      'AUTHORISING',
      'COMPENSATING',
      'REJECTED',
    ]);
    expect(service.products.reservation(id)).toBe('RELEASED');
    expect(service.products.available(String(body.items[0]?.productId))).toBe(10);
  });

  it.each([
    ['out_of_stock', { quantity: 11 }],
    ['unknown_product', { productId: newId() }],
  ])('answers 409 %s, and pays nothing', async (code, change) => {
    const { items, ...rest } = someOrder(service);
    const changed = items.map((item) => ({ ...item, ...change }));
    const problem = (await place(service, { ...rest, items: changed }).expect(409))
      .body as ProblemBody;
    expect(problem.code).toBe(code);
    const id = String(problem.orderId);
    expect(await statesOf(service, id)).toEqual([
      'PENDING',
      'RESERVING',
      'COMPENSATING',
      'REJECTED',
    ]);
    expect(service.payments.ofOrder(id)).toEqual([]);
  });

  it('answers 201 when the total is the expected one', async () => {
    await place(service, someOrder(service, { expectedTotal: usd(2_000) })).expect(201);
  });

  it.each([usd(1_999), { amount: 2_000, currency: 'EUR' }])(
    'answers 409 price_changed when %j was expected, and shows the price',
    async (expectedTotal) => {
      const body = someOrder(service, { expectedTotal });
      const problem = (await place(service, body).expect(409)).body as ProblemBody;
      expect(problem.code).toBe('price_changed');
      const id = String(problem.orderId);
      expect(await orderOf(service, id)).toMatchObject({ status: 'rejected', total: usd(2_000) });
      expect(service.products.reservation(id)).toBe('RELEASED');
    },
  );
});
