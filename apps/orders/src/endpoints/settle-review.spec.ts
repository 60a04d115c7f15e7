import { newId } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { type OrderBody, place, placed, someOrder } from '../testing/bodies.ts';
import { recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService({ REVIEW_AFTER: '300' });
  service.recovery.start();
});
afterAll(() => service.close());

const silence = Array<'error'>(10_000).fill('error');

/** An order whose operation stays without an answer until a person must look. */
async function stuckAt(
  operation: 'authorise' | 'capture' | 'void',
  order = someOrder(service),
  key = newId(),
) {
  service.payments.fail(operation, ...silence);
  const { body } = await place(service, order, key).expect(202);
  const { id } = body as OrderBody;
  await eventually(async () => (await recordedStates(service, id)).at(-1) === 'NEEDS_REVIEW');
  service.payments.fail(operation);
  return id;
}

const settle = (id: string, decision: unknown, caller = service.admin) =>
  caller.post(`/${id}/review`).send({ decision });

const reviews = async () => {
  const { body } = await service.admin.get('/reviews').expect(200);
  return (body as { items: { order: OrderBody; stuckIn: string; since: string }[] }).items;
};

it('lists what waits for a person, and where it got stuck', async () => {
  const id = await stuckAt('capture');
  const found = (await reviews()).find(({ order }) => order.id === id);
  expect(found).toMatchObject({ order: { id, status: 'processing' }, stuckIn: 'CAPTURING' });
  await settle(id, 'retry').expect(200);
  expect((await reviews()).map(({ order }) => order.id)).not.toContain(id);
});

it('answers 200 when a retry finds the other side well: one payment, the whole total', async () => {
  const id = await stuckAt('capture');
  const { body } = await settle(id, 'retry').expect(200);
  expect(body).toMatchObject({ id, status: 'confirmed' });
  expect((await recordedStates(service, id)).slice(-4)).toEqual([
    'CAPTURING',
    'NEEDS_REVIEW',
    'CAPTURING',
    'CONFIRMED',
  ]);
  expect(service.payments.ofOrder(id)).toHaveLength(1);
  expect(service.payments.net(id)).toBe(2_000);
});

it('answers 200 when it is undone: nothing held, no money moved', async () => {
  const id = await stuckAt('authorise');
  const { body } = await settle(id, 'undo').expect(200);
  expect(body).toMatchObject({ id, status: 'cancelled', reason: 'order_cancelled' });
  expect(service.products.reservation(id)).toBe('RELEASED');
  expect(service.payments.net(id)).toBe(0);
});

it('gives a repeated order a definite answer once it is undone', async () => {
  const [order, key] = [someOrder(service), newId()];
  const id = await stuckAt('authorise', order, key);
  await settle(id, 'undo').expect(200);
  const { body } = await place(service, order, key).expect(409);
  expect(body).toMatchObject({ code: 'order_cancelled', orderId: id });
});

it('does not undo what was captured after all: it needs review again', async () => {
  const id = await stuckAt('capture');
  service.payments.settle(id, 'CAPTURED');
  await settle(id, 'undo').expect(202);
  expect((await recordedStates(service, id)).at(-1)).toBe('NEEDS_REVIEW');
  expect(service.products.reservation(id)).toBe('COMMITTED');
  expect((await settle(id, 'retry').expect(202)).body).toMatchObject({ status: 'processing' });
});

it('answers 202 while the other side is still silent, and waits for a person again', async () => {
  const id = await stuckAt('void', someOrder(service, { paymentMethod: 'pm_declined' }));
  service.payments.fail('void', ...silence);
  await settle(id, 'retry').expect(202);
  await eventually(async () => (await recordedStates(service, id)).at(-1) === 'NEEDS_REVIEW');
  service.payments.fail('void');
  const { body } = await settle(id, 'retry').expect(200);
  expect(body).toMatchObject({ status: 'rejected', reason: 'payment_declined' });
});

it('lets one of several decisions count', async () => {
  const id = await stuckAt('capture');
  const answers = await Promise.all(
    ['retry', 'retry', 'undo', 'retry'].map((each) => settle(id, each)),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(3);
  await recordedStates(service, id);
});

it('answers 409 for an order that does not wait', async () => {
  const { id } = await placed(service);
  const { body } = await settle(id, 'retry').expect(409);
  expect(body).toMatchObject({ code: 'not_in_review', orderId: id });
});

it('answers 404 for an order that there is not', async () => {
  await settle(newId(), 'retry').expect(404);
});

it.each([['give up'], [undefined], [1]])('answers 400 for the decision %p', async (decision) => {
  const { body } = await settle(newId(), decision).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request' });
});
