import { statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { latestOrder, place, someOrder } from '../testing/bodies.ts';
import { happyPath, recordedStates } from '../testing/recorded-states.ts';
import { openService, type Settings, type Service } from '../testing/service.ts';

let service: Service;
const open = async (settings: Settings) => {
  service = await openService(settings);
};
afterEach(() => service.close());

const selectLease = statement<
  [id: string],
  { readonly held: boolean; readonly until: Date | null; readonly epoch: number }
>(
  `SELECT coalesce(lease_until > now(), false) AS held, lease_until AS until, epoch FROM saga WHERE id = $1`,
);

/** Places an order whose drive waits inside a call. */
async function waitingAt(operation: 'authorise' | 'commit') {
  const gate = (operation === 'commit' ? service.products : service.payments).gate(operation);
  const request = place(service, someOrder(service)).then((answer) => answer);
  await gate.arrived;
  const { id } = await latestOrder(service);
  return { id, gate, request };
}

describe('a lease', () => {
  it('is held for as long as its drive takes, so that nobody else claims the order', async () => {
    await open({ SAGA_LEASE: '60000' });
    const { id, gate, request } = await waitingAt('authorise');
    const first = await service.database.one(selectLease, [id]);
    await eventually(async () => {
      const { until } = await service.database.one(selectLease, [id]);
      return Number(until) > Number(first.until);
    });
    expect(await service.task().sagas.claimDue(20)).toEqual([]);
    gate.open();
    expect((await request).status).toBe(201);
    expect((await service.database.one(selectLease, [id])).epoch).toBe(1);
  });

  it('that was lost stops the drive: the other worker alone ends the order', async () => {
    await open({ SAGA_LEASE: '100', SAGA_HEARTBEAT: '60000' });
    const { id, gate, request } = await waitingAt('commit');
    service.task().recovery.start();
    await eventually(async () => (await recordedStates(service, id)).at(-1) === 'CONFIRMED');
    gate.open();
    expect((await request).status).toBe(201);
    expect(await recordedStates(service, id)).toEqual(happyPath);
    expect((await service.database.one(selectLease, [id])).epoch).toBeGreaterThan(1);
  });

  it('of an earlier epoch can neither advance nor postpone nor extend nor give back', async () => {
    await open({ SAGA_LEASE: '100', SAGA_HEARTBEAT: '60000' });
    const { id, gate, request } = await waitingAt('commit');
    const taken = await eventually(async () => (await service.sagas.claimDue(20))[0] ?? false);
    if (!taken) throw new Error('nothing was claimed');
    const stale = { ...taken, epoch: taken.epoch - 1 };
    const before = await service.database.one(selectLease, [id]);
    const next = { ...stale.order, state: 'CAPTURING' as const, version: stale.order.version + 1 };
    expect(await service.sagas.advance(stale, [next])).toBeUndefined();
    expect(await service.sagas.reload(stale)).toBeUndefined();
    await service.sagas.postpone(stale);
    await service.sagas.extend(stale);
    await service.sagas.handBack(stale);
    expect(await service.database.one(selectLease, [id])).toMatchObject({ until: before.until });
    await service.sagas.handBack(taken);
    gate.open();
    service.recovery.start();
    expect((await request).status).toBe(201);
  });

  it('is handed back by a task that stops, and the next goes on at once', async () => {
    await open({ SAGA_LEASE: '60000', SAGA_STOP_GRACE: '0' });
    const { id, gate, request } = await waitingAt('authorise');
    const stopped = service.activeSagas.close();
    await eventually(async () => {
      const { until } = await service.database.one(selectLease, [id]);
      gate.open();
      return until === null;
    });
    await stopped;
    service.task().recovery.start();
    expect((await request).body).toMatchObject({ id, status: 'confirmed' });
    expect(await recordedStates(service, id)).toEqual(happyPath);
  });

  it('is taken by one of many workers that claim at once', async () => {
    await open({ SAGA_WAIT: '50', SAGA_LEASE: '60000' });
    service.products.fail('reserve', 'error', 'error', 'error', 'error', 'error');
    for (let index = 0; index < 5; index += 1) await place(service, someOrder(service)).expect(202);
    const workers = [service.task(), service.task(), service.task(), service.task()];
    const claimed = new Set<string>();
    await eventually(async () => {
      const leases = await Promise.all(workers.map(({ sagas }) => sagas.claimDue(2)));
      for (const { order } of leases.flat()) {
        expect(claimed).not.toContain(order.id);
        claimed.add(order.id);
      }
      return claimed.size === 5;
    });
  });
});
