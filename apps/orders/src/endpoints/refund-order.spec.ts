import { newId } from '@quartet/database';
import {
  orderOf,
  place,
  placed,
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
beforeEach(() => service.payments.refundsEnd('SUCCEEDED'));
afterAll(() => service.close());

const refund = (id: string, body: object = {}, key: string = newId()) =>
  service.admin.post(`/${id}/refunds`).set('idempotency-key', key).send(body);

describe('POST /api/orders/:id/refunds', () => {
  it('answers 201 and gives all of it back unless an amount is named', async () => {
    const { id } = await placed(service);
    const { body } = await refund(id).expect(201);
    expect(body).toMatchObject({ id, status: 'refunded', total: usd(2_000), refunded: usd(2_000) });
    expect(service.payments.net(id)).toBe(0);
    expect((await statesOf(service, id)).slice(-3)).toEqual(['CONFIRMED', 'REFUNDING', 'REFUNDED']);
  });

  it('gives a part back, and then what is left', async () => {
    const { id } = await placed(service);
    const part = await refund(id, { amount: usd(500) }).expect(201);
    expect(part.body).toMatchObject({ status: 'partially_refunded', refunded: usd(500) });
    const rest = await refund(id).expect(201);
    expect(rest.body).toMatchObject({ status: 'refunded', refunded: usd(2_000) });
    expect(service.payments.net(id)).toBe(0);
  });

  it('answers 409 to more than is left', async () => {
    const { id } = await placed(service);
    await refund(id, { amount: usd(1_500) }).expect(201);
    const { body } = await refund(id, { amount: usd(501) }).expect(409);
    expect(body).toMatchObject({ code: 'refund_exceeds_capture', orderId: id });
    await refund(id, { amount: usd(500) }).expect(201);
    expect((await refund(id).expect(409)).body).toMatchObject({ code: 'refund_exceeds_capture' });
  });

  it('answers 409 to another currency', async () => {
    const { id } = await placed(service);
    const { body } = await refund(id, { amount: { amount: 1, currency: 'EUR' } }).expect(409);
    expect((body as ProblemBody).code).toBe('currency_mismatch');
  });

  it('answers 409 for an order that was never confirmed', async () => {
    const rejected = await place(
      service,
      someOrder(service, { paymentMethod: 'pm_declined' }),
    ).expect(402);
    const { body } = await refund(String((rejected.body as ProblemBody).orderId)).expect(409);
    expect((body as ProblemBody).code).toBe('not_refundable');
  });

  it('answers 409 when it is refused, and the order is what it was, with the reason', async () => {
    const { id } = await placed(service);
    service.payments.refundsEnd('FAILED');
    const key = newId();
    const { body } = await refund(id, {}, key).expect(409);
    expect(body).toMatchObject({ code: 'not_refundable', orderId: id });
    const order = await orderOf(service, id);
    expect(order).toMatchObject({
      status: 'confirmed',
      reason: 'not_refundable',
      refunded: usd(0),
    });
    service.payments.refundsEnd('SUCCEEDED');
    expect((await refund(id, {}, key).expect(409)).body).toMatchObject({ code: 'not_refundable' });
    await refund(id).expect(201);
  });

  it('answers the same to the same key, and moves the money once', async () => {
    const { id } = await placed(service);
    const key = newId();
    const first = await refund(id, { amount: usd(700) }, key).expect(201);
    await refund(id, { amount: usd(700) }, key).expect(201, first.body);
    expect(service.payments.net(id)).toBe(1_300);
  });

  it('answers 422 to the same key with another amount', async () => {
    const { id } = await placed(service);
    const key = newId();
    await refund(id, { amount: usd(700) }, key).expect(201);
    await refund(id, { amount: usd(701) }, key).expect(422);
    expect(service.payments.net(id)).toBe(1_300);
  });

  it('takes the same key for another order as another intent', async () => {
    const key = newId();
    const [first, second] = [await placed(service), await placed(service)];
    await refund(first.id, {}, key).expect(201);
    await refund(second.id, {}, key).expect(201);
  });

  it.each([
    { amount: usd(0) },
    { amount: usd(-1) },
    { amount: usd(0.5) },
    { amount: 5 },
    { amount: { amount: 1 } },
    { reason: 'bored' },
    null,
    undefined,
  ])('answers 400 to %j', async (body) => {
    const { id } = await placed(service);
    const sent = service.admin.post(`/${id}/refunds`);
    const text = body === undefined ? '' : JSON.stringify(body);
    await sent.set('idempotency-key', newId()).type('application/json').send(text).expect(400);
    expect(service.payments.net(id)).toBe(2_000);
  });

  it('answers 400 without a key and to an id that is none, 404 for an order that does not exist', async () => {
    const { id } = await placed(service);
    await service.admin.post(`/${id}/refunds`).send({}).expect(400);
    await refund('1').expect(400);
    await refund(newId()).expect(404);
  });
});
