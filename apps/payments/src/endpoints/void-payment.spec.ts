import { newId, statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { type Service, openService, type PaymentBody } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const voiding = (id: string, orderId: string) =>
  service.orders.put(`/${id}/void`).send({ orderId });

const selectKinds = statement<[id: string], { readonly kind: string }>(
  `SELECT kind FROM operation WHERE payment_id = $1`,
);

/** Waits until an operation is stored. */
const begun = (id: string, kind: string) =>
  eventually(async () => {
    expect(await service.database.many(selectKinds, [id])).toContainEqual({ kind });
  });

it('gives back what is held, and says so again', async () => {
  const { body } = await service.pay('pm_ok');
  const { id, orderId } = body as PaymentBody;
  const first = await voiding(id, orderId).expect(200);
  const second = await voiding(id, orderId).expect(200);
  expect(first.body).toMatchObject({ state: 'VOIDED' });
  expect(second.body).toEqual(first.body);
  expect((await service.provider.journalOf(id)).map(({ key }) => key)).toEqual([id, `${id}:void`]);
});

it('closes an id that nobody has seen, without asking the provider', async () => {
  const id = newId();
  const { body } = await voiding(id, newId()).expect(200);
  expect(body).toMatchObject({ id, state: 'VOIDED', method: null, amount: { amount: 0 } });
  expect(await service.provider.journalOf(id)).toEqual([]);
});

it('leaves a declined payment declined', async () => {
  const { body } = await service.pay('pm_declined');
  const { id, orderId } = body as PaymentBody;
  expect((await voiding(id, orderId).expect(200)).body).toMatchObject({ state: 'DECLINED' });
});

it('voids by key an authorisation whose answer was lost', async () => {
  const { body } = await service.pay('pm_charge_then_drop');
  const { id, orderId } = body as PaymentBody;
  expect((await voiding(id, orderId).expect(202)).body).toMatchObject({ state: 'UNKNOWN' });
  await service.reaches(id, 'VOIDED');
  expect((await service.provider.journalOf(id)).map(({ op, outcome }) => [op, outcome])).toEqual([
    ['authorise', 'succeeded'],
    ['void', 'succeeded'],
  ]);
});

it('voids by key an authorisation that the provider never carried out', async () => {
  const impatient = await openService({ timeout: 1_000 });
  const { body } = await impatient.pay('pm_hang');
  const { id, orderId } = body as PaymentBody;
  await impatient.orders.put(`/${id}/void`).send({ orderId });
  await impatient.reaches(id, 'VOIDED');
  expect((await impatient.provider.journalOf(id)).map(({ op }) => op)).toEqual(['void']);
  await impatient.close();
});

it('wins over an authorisation that is on its way, whatever comes of it', async () => {
  const [id, orderId] = [newId(), newId()];
  service.provider.pause();
  const late = service.pay('pm_ok', { id, orderId }).then((response) => response);
  await begun(id, 'authorise');
  const early = voiding(id, orderId).then((response) => response);
  await begun(id, 'void');
  service.provider.resume();
  const [voided, { status, body }] = await Promise.all([early, late]);
  expect(voided).toMatchObject({ status: 200, body: { state: 'VOIDED' } });
  expect({ status, body }).toMatchObject({ status: 409, body: { code: 'payment_closed' } });
  const journal = (await service.provider.journalOf(id)).map(({ op, outcome }) => [op, outcome]);
  expect(journal).toContainEqual(['void', 'succeeded']);
});

it('decides nothing while it is not known whether the money was taken', async () => {
  const { body } = await service.pay('pm_charge_then_500');
  const { id, orderId } = body as PaymentBody;
  await service.reaches(id, 'AUTHORISED');
  await service.orders.put(`/${id}/capture`).send({}).expect(202);
  expect((await voiding(id, orderId).expect(202)).body).toMatchObject({ state: 'AUTHORISED' });
  await service.reaches(id, 'CAPTURED');
});

it('comes too late for money that was taken', async () => {
  const { id, orderId } = await service.captured();
  expect((await voiding(id, orderId).expect(409)).body).toMatchObject({ code: 'payment_closed' });
});

it('refuses the payment of another order', async () => {
  const { body } = await service.pay('pm_ok');
  const answer = await voiding((body as PaymentBody).id, newId()).expect(409);
  expect(answer.body).toMatchObject({ code: 'id_reused' });
});

it('needs to know the order', async () => {
  const { body } = await service.orders.put(`/${newId()}/void`).send({}).expect(400);
  expect(body).toMatchObject({ errors: [{ path: 'orderId' }] });
});
