import { newId, statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { type OrderBody, place, type ProblemBody, someOrder } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  // Nobody takes an order over from a task that a busy machine has halted.
  service = await openService({ SAGA_LEASE: '60000' });
});
afterAll(() => service.close());

const countOrders = statement<[], { readonly count: number }>(`SELECT count(*) FROM orders`);
const count = async () => (await service.database.one(countOrders, [])).count;

describe('POST /api/orders with a key that was sent before', () => {
  it('answers the same order, in its present state', async () => {
    const body = someOrder(service);
    const key = newId();
    const first = await place(service, body, key).expect(201);
    const again = await place(service, body, key).expect(201);
    expect(again.body).toEqual(first.body);
    expect(service.payments.ofOrder((first.body as OrderBody).id)).toHaveLength(1);
  });

  it('knows the body again when its members come in another order', async () => {
    const { items, paymentMethod } = someOrder(service);
    const key = newId();
    const first = await place(service, { items, paymentMethod }, key).expect(201);
    const again = await place(service, { paymentMethod, items }, key).expect(201);
    expect(again.body).toEqual(first.body);
  });

  it('answers the order while a refund of it is under way', async () => {
    const body = someOrder(service);
    const key = newId();
    const { id } = (await place(service, body, key).expect(201)).body as OrderBody;
    const gate = service.payments.gate('refund');
    const refunded = service.admin
      .post(`/${id}/refunds`)
      .set('idempotency-key', newId())
      .send({})
      .then(({ status }) => status);
    await gate.arrived;
    const again = await place(service, body, key);
    gate.open();
    expect(again).toMatchObject({ status: 202, body: { id, status: 'refunding' } });
    expect(await refunded).toBe(201);
  });

  it('answers the same refusal, of the same order', async () => {
    const body = someOrder(service, { paymentMethod: 'pm_declined' });
    const key = newId();
    const first = await place(service, body, key).expect(402);
    const again = await place(service, body, key).expect(402);
    const { orderId } = first.body as ProblemBody;
    expect(again.body).toMatchObject({ code: 'payment_declined', orderId });
  });

  it('answers 422 to another body, and does nothing', async () => {
    const key = newId();
    await place(service, someOrder(service), key).expect(201);
    const before = await count();
    const { body } = await place(service, someOrder(service), key).expect(422);
    expect((body as ProblemBody).code).toBe('idempotency_key_reused');
    expect(await count()).toBe(before);
  });

  it('is a key of its own for another user', async () => {
    const key = newId();
    const body = someOrder(service);
    const first = await place(service, body, key).expect(201);
    const other = await service.stranger.post().set('idempotency-key', key).send(body).expect(201);
    expect((other.body as OrderBody).id).not.toBe((first.body as OrderBody).id);
  });

  it('answers 409 with Retry-After while the first is still running, and 201 after that', async () => {
    const gate = service.payments.gate('authorise');
    const body = someOrder(service);
    const key = newId();
    const first = place(service, body, key).then((answer) => answer);
    await gate.arrived;
    const again = await place(service, body, key).expect(409);
    expect(again.body).toMatchObject({ code: 'request_in_progress', orderId: expect.any(String) });
    expect(again.headers['retry-after']).toBe('1');
    gate.open();
    const { id } = (await first).body as OrderBody;
    expect((again.body as ProblemBody).orderId).toBe(id);
    const last = await eventually(() => place(service, body, key).expect(201));
    expect((last.body as OrderBody).id).toBe(id);
  });

  it('makes one order of twenty requests at once, and fails none of them', async () => {
    const body = someOrder(service);
    const key = newId();
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 20 }, () => place(service, body, key)));
    expect(await count()).toBe(before + 1);
    expect(answers.map(({ status }) => status).filter((s) => s !== 201 && s !== 409)).toEqual([]);
    const { id } = answers.find(({ status }) => status === 201)?.body as OrderBody;
    expect(service.payments.net(id)).toBe(2_000);
  });

  it('is new again when the key has been forgotten', async () => {
    const body = someOrder(service);
    const key = newId();
    const first = await place(service, body, key).expect(201);
    await service.deps.orders.forgetIntents(60_000);
    await place(service, body, key).expect(201, first.body);
    await service.deps.orders.forgetIntents(0);
    const second = await place(service, body, key).expect(201);
    expect((second.body as OrderBody).id).not.toBe((first.body as OrderBody).id);
  });
});
