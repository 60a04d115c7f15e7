import { newId } from '@quartet/database';
import { eventually } from '@quartet/testing';
import {
  type OrderBody,
  place,
  placed,
  type ProblemBody,
  someOrder,
  usd,
} from '../testing/bodies.ts';
import { recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';
import { paymentIdOf } from './ids.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const view = async (id: string) =>
  (await service.shopper.get(`/${id}`).expect(200)).body as OrderBody;

const refund = (id: string, minor?: number) =>
  service.admin
    .post(`/${id}/refunds`)
    .set('idempotency-key', newId())
    .send(minor === undefined ? {} : { amount: usd(minor) });

it('shows a refund that was made by hand, and refunds only the rest', async () => {
  const { id, total } = await placed(service);
  service.payments.move(id, { refunded: 500 });
  await service.takeNotices();
  expect(await view(id)).toMatchObject({ status: 'partially_refunded', refunded: usd(500) });
  expect(service.payments.shownBy(id)).toEqual([{ total, refunded: usd(500) }]);
  await refund(id, Number(total?.amount)).expect(409);
  await refund(id).expect(201);
  expect(await view(id)).toMatchObject({ status: 'refunded', refunded: total });
});

it('shows that a refund has failed after it had succeeded, and allows another one', async () => {
  const { id } = await placed(service);
  await refund(id).expect(201);
  const { refunded } = await view(id);
  service.payments.move(id, { refunded: -Number(refunded?.amount) });
  await service.takeNotices();
  expect(await view(id)).toMatchObject({ status: 'confirmed', refunded: usd(0) });
  expect((await recordedStates(service, id)).slice(-2)).toEqual(['REFUNDED', 'CONFIRMED']);
});

it.each([
  ['WON', 'won', 0],
  ['LOST', 'lost', 1],
] as const)('shows a dispute that is %s', async (dispute, state, share) => {
  const { id, total } = await placed(service);
  service.payments.move(id, { dispute: 'OPEN' });
  await service.takeNotices();
  expect(await view(id)).toMatchObject({
    ...{ status: 'confirmed', reason: 'dispute_opened' },
    dispute: { state: 'open', amount: total },
  });
  service.payments.move(id, { dispute });
  await service.takeNotices();
  expect(await view(id)).toMatchObject({
    ...{ reason: `dispute_${state}`, refunded: usd(0) },
    dispute: { state, amount: usd(Number(total?.amount) * share) },
  });
});

it('changes nothing the second time, and acknowledges it again', async () => {
  const { id } = await placed(service);
  service.payments.move(id, { refunded: 500 });
  service.payments.fail('acknowledge', 'lost');
  await service.takeNotices();
  const { length } = await recordedStates(service, id);
  service.payments.move(id, {});
  await Promise.all([service.takeNotices(), service.takeNotices()]);
  expect(await recordedStates(service, id)).toHaveLength(length);
  expect(await view(id)).toMatchObject({ refunded: usd(500) });
});

it('waits for the end of a refund that is under way', async () => {
  const { id } = await placed(service);
  const gate = service.payments.gate('refund');
  const answer = refund(id, 300).then(({ status }) => status);
  await gate.arrived;
  service.payments.move(id, { refunded: 500 });
  await service.takeNotices();
  expect(service.payments.shownBy(id)).toEqual([]);
  gate.open();
  expect(await answer).toBe(201);
  await service.takeNotices();
  expect(await view(id)).toMatchObject({ refunded: usd(800), status: 'partially_refunded' });
});

it('says of a rejected order that it shows no money', async () => {
  const declined = someOrder(service, { paymentMethod: 'pm_declined' });
  const { body } = await place(service, declined).expect(402);
  const id = String((body as ProblemBody).orderId);
  service.payments.move(id, { refunded: 1 });
  await service.takeNotices();
  expect(service.payments.shownBy(id)).toEqual([null]);
});

describe('an order that this database has lost', () => {
  const read = (id: string) => service.admin.get(`/${id}`);

  async function put(url: string, body: object = {}): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const { ok } = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
    expect(ok).toBe(true);
  }

  /** An order of two pieces that products and payments know, and that asks for nothing any more. */
  async function lost() {
    const [id, productId] = [newId(), newId()];
    const reservation = `${service.products.url}/internal/products/reservations/${id}`;
    const payment = `${service.payments.url}/internal/payments/${paymentIdOf(id)}`;
    service.products.stock(productId, 10);
    await put(reservation, { lines: [{ productId, quantity: 2 }] });
    await put(payment, { orderId: id, amount: usd(2_000), method: 'pm_ok' });
    return { id, productId, reservation, payment };
  }

  it('is placed again, and ends as it had ended, with nothing moved twice', async () => {
    const { id, productId, reservation, payment } = await lost();
    await put(`${reservation}/commit`);
    await put(`${payment}/capture`);
    service.payments.move(id, {});
    await Promise.all([service.takeNotices(), service.takeNotices()]);
    await eventually(async () => {
      const { body } = await read(id).expect(200);
      expect(body).toMatchObject({ id, status: 'confirmed', total: usd(2_000) });
    });
    expect(service.products.available(productId)).toBe(8);
    expect(service.payments.net(id)).toBe(2_000);
    await service.takeNotices();
    expect(service.payments.shownBy(id)).toEqual([{ total: usd(2_000), refunded: usd(0) }]);
  });

  it('goes on where it stood', async () => {
    const { id } = await lost();
    service.payments.move(id, {});
    await service.takeNotices();
    await eventually(async () => {
      expect((await read(id).expect(200)).body).toMatchObject({ status: 'confirmed' });
    });
    expect(service.products.reservation(id)).toBe('COMMITTED');
  });

  it('gives back what it holds when its stock is gone', async () => {
    const { id } = await lost();
    service.products.lose(id);
    service.payments.move(id, {});
    await service.takeNotices();
    await eventually(async () => {
      expect((await read(id).expect(200)).body).toMatchObject({ status: 'rejected' });
    });
    await service.takeNotices();
    expect(service.payments.ofOrder(id)).toMatchObject([{ state: 'VOIDED' }]);
    expect(service.payments.shownBy(id)).toEqual([null]);
  });

  it('stays lost when nobody knows what was ordered, and payments learns that', async () => {
    const { id } = await lost();
    service.products.forget(id);
    service.payments.move(id, {});
    await service.takeNotices();
    await read(id).expect(404);
    expect(service.payments.shownBy(id)).toEqual([null]);
  });
});
