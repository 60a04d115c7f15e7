import { newId } from '@quartet/database';
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

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const view = async (id: string) =>
  (await service.as(service.shopper, 'get', `/api/orders/${id}`).expect(200)).body as OrderBody;

const refund = (id: string, minor?: number) =>
  service
    .as(service.admin, 'post', `/api/orders/${id}/refunds`)
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
