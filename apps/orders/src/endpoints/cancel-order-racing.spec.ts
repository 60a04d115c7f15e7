import { newId, statement } from '@quartet/database';
import { eventually } from '@quartet/testing';
import { latestOrder, type OrderBody, place, someOrder, statesOf } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const selectAsked = statement<[id: string], { readonly asked: boolean }>(
  `SELECT cancel_requested_at IS NOT NULL AS asked FROM saga WHERE id = $1`,
);
const asked = async (id: string) => (await service.database.one(selectAsked, [id])).asked;

const cancel = (id: string) => service.shopper.post(`/${id}/cancel`);

/** Places an order whose drive waits inside a call. */
async function waitingAt(operation: string) {
  const peer =
    operation === 'reserve' || operation === 'commit' ? service.products : service.payments;
  const gate = peer.gate(operation);
  const request = place(service, someOrder(service)).then((answer) => answer);
  await gate.arrived;
  const { id } = await latestOrder(service);
  return { id, gate, request };
}

describe('a cancel that races the drive', () => {
  it.each(['reserve', 'authorise'])('wins while the order waits for %s', async (operation) => {
    const { id, gate, request } = await waitingAt(operation);
    const cancelled = cancel(id).then((answer) => answer);
    await eventually(() => asked(id));
    gate.open();
    expect((await cancelled).body).toMatchObject({ status: 'cancelled' });
    expect((await request).body).toMatchObject({ code: 'order_cancelled', orderId: id });
    expect(await statesOf(service, id)).not.toContain('CONFIRMING');
    expect(service.products.reservation(id)).toBe('RELEASED');
    expect(service.payments.ofOrder(id).map(({ state }) => state)).toEqual(
      operation === 'reserve' ? [] : ['VOIDED'],
    );
  });

  it.each(['commit', 'capture'])('is too late while the order waits for %s', async (operation) => {
    const { id, gate, request } = await waitingAt(operation);
    await cancel(id).expect(409);
    gate.open();
    expect((await request).body).toMatchObject({ id, status: 'confirmed' });
    expect(service.payments.net(id)).toBe(2_000);
  });

  it('answers 202 with where to look while the undoing takes long', async () => {
    const slow = await openService({ SAGA_WAIT: '200' });
    try {
      slow.payments.fail('void', 'error', 'error', 'error');
      const key = newId();
      const order = someOrder(slow, { paymentMethod: 'pm_hang' });
      const { id } = (await place(slow, order, key).expect(202)).body as OrderBody;
      await eventually(() => slow.payments.ofOrder(id).length === 1);
      const answer = await slow.shopper.post(`/${id}/cancel`).expect(202);
      expect(answer.headers).toMatchObject({ location: `/api/orders/${id}`, 'retry-after': '1' });
      expect(answer.body).toMatchObject({ id, status: 'processing' });
      slow.recovery.start();
      await eventually(() => slow.shopper.post(`/${id}/cancel`).expect(200));
      await place(slow, order, key).expect(409);
    } finally {
      await slow.close();
    }
  });
});
