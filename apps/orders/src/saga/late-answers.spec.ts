import { eventually } from '@quartet/testing';
import {
  latestOrder,
  type OrderBody,
  orderOf,
  place,
  type ProblemBody,
  someOrder,
} from '../testing/bodies.ts';
import { recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service, type Settings } from '../testing/service.ts';

let service: Service;
function serveWith(settings: Settings): void {
  beforeAll(async () => {
    service = await openService(settings);
  });
  afterAll(() => service.close());
}

/** Asks until the order is undone, however long that takes. */
const cancelled = (id: string) =>
  eventually(async () => {
    const { status } = await service.shopper.post(`/${id}/cancel`);
    return status === 200;
  });

describe('a call that arrives when its order has been undone', () => {
  // The saga does not call again by itself: the cancel comes first.
  serveWith({ SAGA_WAIT: '200', SAGA_BACKOFF: '600000', SAGA_BACKOFF_MAX: '600000' });

  it('reserves nothing', async () => {
    const order = someOrder(service);
    service.products.fail('reserve', 'late');
    const { id } = (await place(service, order).expect(202)).body as OrderBody;
    await eventually(() => service.products.calls.includes('reserve'));
    await cancelled(id);
    service.products.deliverLate();
    expect(service.products.reservation(id)).toBe('RELEASED');
    expect(service.products.available(String(order.items[0]?.productId))).toBe(10);
  });

  it('authorises nothing', async () => {
    service.payments.fail('authorise', 'late');
    const { id } = (await place(service, someOrder(service)).expect(202)).body as OrderBody;
    await eventually(() => service.payments.calls.includes('authorise'));
    await cancelled(id);
    service.payments.deliverLate();
    expect(service.payments.ofOrder(id)).toMatchObject([{ state: 'VOIDED' }]);
  });
});

describe('a definite refusal after the authorisation', () => {
  serveWith({});

  it('of the commit gives the money back: the reservation was lost', async () => {
    const gate = service.payments.gate('authorise');
    const request = place(service, someOrder(service)).then((answer) => answer);
    await gate.arrived;
    const { id } = await latestOrder(service);
    service.products.lose(id);
    gate.open();
    expect((await request).body).toMatchObject({ code: 'reservation_closed', orderId: id });
    expect((await recordedStates(service, id)).slice(-3)).toEqual([
      'CONFIRMING',
      'COMPENSATING',
      'REJECTED',
    ]);
    expect(service.payments.ofOrder(id)).toMatchObject([{ state: 'VOIDED' }]);
  });

  it('of the capture puts the stock back', async () => {
    const gate = service.products.gate('commit');
    const order = someOrder(service);
    const request = place(service, order).then((answer) => answer);
    await gate.arrived;
    const { id } = await latestOrder(service);
    service.payments.settle(id, 'VOIDED');
    gate.open();
    expect((await request).body as ProblemBody).toMatchObject({
      code: 'payment_closed',
      orderId: id,
    });
    expect((await recordedStates(service, id)).slice(-3)).toEqual([
      'CAPTURING',
      'COMPENSATING',
      'REJECTED',
    ]);
    expect(service.products.reservation(id)).toBe('RESTOCKED');
    expect(await orderOf(service, id)).toMatchObject({
      status: 'rejected',
      reason: 'payment_closed',
    });
  });
});
