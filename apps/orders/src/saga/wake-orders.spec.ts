import { statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { latestOrder, place, someOrder } from '../testing/bodies.ts';
import { recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';

/** Every pause lasts for hours, so that an order goes on only when something ends its pause. */
const hours = { SAGA_BACKOFF: '36000000', SAGA_BACKOFF_MAX: '36000000', SAGA_WAIT: '50' };

/** The pause is drawn at random: without this it might be over by itself. */
const lengthen = statement<[id: string]>(
  `UPDATE saga SET next_attempt_at = now() + interval '5 hours' WHERE id = $1 AND next_attempt_at > now()`,
);
const pauseAgain = statement<[id: string]>(
  `UPDATE saga SET next_attempt_at = now() + interval '5 hours' WHERE id = $1`,
);
const selectPause = statement<[id: string], { readonly waits: boolean }>(
  `SELECT next_attempt_at > now() AND lease_until IS NULL AS waits FROM saga WHERE id = $1`,
);

let service: Service;
beforeEach(async () => {
  service = await openService(hours);
});
afterEach(() => service.close());

async function waitingOrder(paymentMethod?: string): Promise<string> {
  await place(service, someOrder(service, paymentMethod ? { paymentMethod } : {}));
  const { id } = await latestOrder(service);
  await eventually(async () => (await service.database.one(selectPause, [id])).waits);
  await service.database.run(lengthen, [id]);
  return id;
}

const lastState = async (id: string) => (await recordedStates(service, id)).at(-1);

it.each(['products', 'payments'] as const)(
  'orders that wait for %s go on when it answers again',
  async (peer) => {
    await service[peer].down();
    const ids = [await waitingOrder(), await waitingOrder()];
    service.recovery.start();
    await service[peer].up();
    for (const id of ids) await eventually(async () => (await lastState(id)) === 'CONFIRMED');
  },
);

it('an order that waits for its payment goes on when that is settled', async () => {
  const id = await waitingOrder('pm_hang');
  await service.wakeSettled();
  expect((await service.database.one(selectPause, [id])).waits).toBe(true);
  service.payments.settle(id, 'AUTHORISED');
  await service.wakeSettled();
  expect((await service.database.one(selectPause, [id])).waits).toBe(false);
  service.recovery.start();
  await eventually(async () => (await lastState(id)) === 'CONFIRMED');
});

it('an order that waits on after its payment was settled is woken once', async () => {
  service.products.fail('release', 'error');
  const id = await waitingOrder('pm_declined');
  await service.wakeSettled();
  expect((await service.database.one(selectPause, [id])).waits).toBe(false);
  await service.database.run(pauseAgain, [id]);
  await service.wakeSettled();
  expect((await service.database.one(selectPause, [id])).waits).toBe(true);
});
