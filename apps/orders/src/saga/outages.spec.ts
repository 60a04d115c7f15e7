import { openDatabase, statement } from '@quartet/database';
import { eventually, tcpProxy, type TcpProxy, testConfig } from '@quartet/testing';
import { latestOrder, place, someOrder } from '../testing/bodies.ts';
import type { Gate } from '../testing/peer.ts';
import { happyPath, recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';

const selectCancel = statement<[id: string], { readonly asked: boolean }>(
  `SELECT cancel_requested_at IS NOT NULL AS asked FROM saga WHERE id = $1`,
);

/** Longer than the spec may take: who is answered was not made to wait for it. */
const forever = '600000';

let service: Service;
let wire: TcpProxy;
beforeEach(async () => {
  const settings = { SAGA_WAIT: forever, PAYMENTS_DEADLINE: forever, SAGA_LOOK_TIMEOUT: '500' };
  service = await openService(settings, async (database) => {
    const { DATABASE_URL } = database.settings;
    wire = await tcpProxy(new URL(DATABASE_URL));
    const { config, log } = testConfig({
      DATABASE_URL: wire.through(DATABASE_URL),
      DATABASE_QUERY_TIMEOUT: '1000',
      DATABASE_CONNECT_TIMEOUT: '1000',
    });
    return openDatabase(config, log);
  });
});
afterEach(async () => {
  wire.thaw();
  await service.close();
  await wire.close();
});

interface Waiting {
  readonly id: string;
  readonly gate: Gate;
  readonly answer: Promise<{ readonly status: number; readonly headers: object }>;
}

/** An order whose drive waits for its payment; a slow machine may refuse some before. */
async function waiting(): Promise<Waiting> {
  const gate = service.payments.gate('authorise');
  const arrived = gate.arrived.then(() => undefined);
  let answer: Waiting['answer'];
  do answer = place(service, someOrder(service)).then((response) => response);
  while (await Promise.race([arrived, answer]));
  const { id } = await latestOrder(service);
  return { id, gate, answer };
}

const unavailable = { status: 503, headers: expect.objectContaining({ 'retry-after': '1' }) };

/** The peer is still silent: it was the database that ended the wait. */
async function confirmedAfterwards({ id, gate }: Waiting): Promise<void> {
  gate.open();
  service.recovery.start();
  await eventually(async () => (await recordedStates(service, id)).at(-1) === 'CONFIRMED');
  expect(await recordedStates(service, id)).toEqual(happyPath);
}

describe('an order under way', () => {
  it('refuses who waits for it as soon as the database freezes, and goes on later', async () => {
    const order = await waiting();
    wire.freeze();
    expect(await order.answer).toMatchObject(unavailable);
    wire.thaw();
    await confirmedAfterwards(order);
  });

  it('does so when the database ends every connection and takes no other', async () => {
    const order = await waiting();
    wire.freeze();
    wire.cut();
    expect(await order.answer).toMatchObject(unavailable);
    wire.thaw();
    await confirmedAfterwards(order);
  });

  it('refuses who does not drive it as well', async () => {
    const order = await waiting();
    const cancelled = service.shopper.post(`/${order.id}/cancel`).then((response) => response);
    await eventually(async () => (await service.database.one(selectCancel, [order.id])).asked);
    wire.freeze();
    expect(await cancelled).toMatchObject(unavailable);
    expect(await order.answer).toMatchObject(unavailable);
    wire.thaw();
    order.gate.open();
    service.recovery.start();
    await eventually(async () => (await recordedStates(service, order.id)).at(-1) === 'CANCELLED');
  });
});
