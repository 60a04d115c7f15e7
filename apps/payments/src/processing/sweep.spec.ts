import { newId, statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import type { Deps, ProviderCall } from '../deps.ts';
import { type Service, openService, type PaymentBody } from '../testing/service.ts';
import { createOperationRecovery, sweep } from './sweep.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const release = statement<[paymentId: string]>(
  `UPDATE operation SET lease_until = now() - interval '1 s' WHERE payment_id = $1`,
);

/** The state after a task that died between its intent and its call. */
async function intended(method = 'pm_ok') {
  const [id, orderId, userId] = [newId(), newId(), newId()];
  const amount = { amount: 700, currency: 'USD' } as const;
  await service.deps.payments.apply({ kind: 'authorise', id, orderId, userId, amount, method });
  return { id, orderId };
}

it.each(['pm_ok', 'pm_charge_then_drop', 'pm_charge_then_500', 'pm_flaky_2'])(
  'ends what a dead task had begun with %s, under the same key',
  async (method) => {
    const { id } = await intended(method);
    await service.database.run(release, [id]);
    await service.reaches(id, 'AUTHORISED');
    expect((await service.provider.journalOf(id)).map(({ key }) => key)).toEqual([id]);
  },
);

it('leaves a claimed operation to its task until the lease has ended', async () => {
  const { id } = await intended();
  await sweep(service.deps);
  expect((await service.orders.get(`/${id}`)).body).toMatchObject({ state: 'AUTHORISING' });
  expect(await service.provider.journalOf(id)).toEqual([]);
  await service.database.run(release, [id]);
  await service.reaches(id, 'AUTHORISED');
});

it('keeps no operation waiting behind one that the provider does not answer', async () => {
  const answered = Promise.withResolvers<void>();
  const silent: Deps = {
    ...service.deps,
    provider: {
      ...service.deps.provider,
      authorise: async (call) => {
        if (call.method === 'pm_slow_1') await answered.promise;
        return service.deps.provider.authorise(call);
      },
    },
  };
  const recovery = createOperationRecovery(silent, 20);
  const [stuck, next] = [await intended('pm_slow_1'), await intended()];
  await service.database.run(release, [stuck.id]);
  await recovery.sweep();
  await service.database.run(release, [next.id]);
  await recovery.sweep();
  await eventually(async () => {
    expect((await service.orders.get(`/${next.id}`)).body).toMatchObject({ state: 'AUTHORISED' });
  });
  expect((await service.orders.get(`/${stuck.id}`)).body).toMatchObject({ state: 'AUTHORISING' });
  answered.resolve();
  await recovery.settled();
  expect((await service.orders.get(`/${stuck.id}`)).body).toMatchObject({ state: 'AUTHORISED' });
});

it('begins no further operation while as many as allowed are under way', async () => {
  const answered = Promise.withResolvers<void>();
  const provider = {
    ...service.deps.provider,
    authorise: async (call: ProviderCall) => {
      await answered.promise;
      return service.deps.provider.authorise(call);
    },
  };
  const recovery = createOperationRecovery({ ...service.deps, provider }, 1);
  const [first, second] = [await intended(), await intended()];
  await service.database.run(release, [first.id]);
  await recovery.sweep();
  await service.database.run(release, [second.id]);
  expect(await recovery.sweep()).toBeUndefined();
  answered.resolve();
  await recovery.settled();
  expect(await service.provider.journalOf(second.id)).toEqual([]);
  await service.reaches(second.id, 'AUTHORISED');
});

it('finds out what became of an answer that came too late', async () => {
  const impatient = await openService({ timeout: 500 });
  const { id } = (await impatient.pay('pm_slow_3000')).body as PaymentBody;
  expect((await impatient.orders.get(`/${id}`)).body).toMatchObject({ state: 'UNKNOWN' });
  await impatient.reaches(id, 'AUTHORISED');
  expect(await impatient.provider.journalOf(id)).toHaveLength(1);
  await impatient.close();
});

it('lets several tasks sweep at once without a second effect', async () => {
  const payments = await Promise.all([intended(), intended(), intended(), intended()]);
  for (const { id } of payments) await service.database.run(release, [id]);
  await Promise.all([sweep(service.deps), sweep(service.deps), sweep(service.deps)]);
  for (const { id } of payments) {
    expect((await service.orders.get(`/${id}`)).body).toMatchObject({ state: 'AUTHORISED' });
    expect(await service.provider.journalOf(id)).toHaveLength(1);
  }
});

it('voids by key what was given up while it was unknown', async () => {
  const { id, orderId } = (await service.pay('pm_flaky_1')).body as PaymentBody;
  await service.orders.put(`/${id}/void`).send({ orderId });
  await service.reaches(id, 'VOIDED');
  const outcomes = (await service.provider.journalOf(id)).map(({ op, outcome }) => [op, outcome]);
  expect(outcomes).toEqual([['void', 'succeeded']]);
});
