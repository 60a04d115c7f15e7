import { eventually } from '@quartet/testing';
import { latestOrder, type OrderBody, orderOf, place, someOrder } from '../testing/bodies.ts';
import { makeOverdue, recordedStates } from '../testing/recorded-states.ts';
import { openService, type Settings, type Service } from '../testing/service.ts';

let service: Service;
const open = async (settings: Settings) => {
  service = await openService(settings);
  service.recovery.start();
};
afterEach(() => service.close());

const ends = (id: string, state: string) =>
  eventually(async () => (await recordedStates(service, id)).at(-1) === state);

describe('an order that is not confirmed in time', () => {
  it('expires, and all that it held is free again', async () => {
    await open({});
    const order = someOrder(service, { paymentMethod: 'pm_hang' });
    const request = place(service, order).then((answer) => answer);
    const id = await eventually(async () => {
      const { id } = await latestOrder(service);
      return service.payments.ofOrder(id).length === 1 && id;
    });
    await makeOverdue(service, String(id));
    const { status, body } = await request;
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'order_expired' });
    expect(await orderOf(service, body.orderId)).toMatchObject({
      status: 'expired',
      reason: 'order_expired',
    });
    expect((await recordedStates(service, body.orderId)).slice(-2)).toEqual([
      'COMPENSATING',
      'EXPIRED',
    ]);
    expect(service.products.available(String(order.items[0]?.productId))).toBe(10);
    expect(service.payments.ofOrder(body.orderId)).toMatchObject([{ state: 'VOIDED' }]);
    const cancelled = await service.shopper.post(`/${body.orderId}/cancel`).expect(409);
    expect(cancelled.body).toMatchObject({ code: 'too_late_to_cancel' });
  });

  it('is confirmed all the same when it got as far as the commit', async () => {
    await open({});
    const gate = service.payments.gate('capture');
    const request = place(service, someOrder(service)).then((answer) => answer);
    await gate.arrived;
    const { id } = await latestOrder(service);
    await makeOverdue(service, id);
    await service.sagas.cancelOverdue('order_expired');
    gate.open();
    expect((await request).body).toMatchObject({ id, status: 'confirmed' });
  });
});

describe('an outcome that stays unknown', () => {
  it('needs review in the end; the stock stays held and the client sees it processing', async () => {
    await open({ REVIEW_AFTER: '300', SAGA_WAIT: '100' });
    service.payments.fail('capture', ...Array<'error'>(200).fill('error'));
    const order = someOrder(service);
    const { id } = (await place(service, order).expect(202)).body as OrderBody;
    await ends(id, 'NEEDS_REVIEW');
    expect(await orderOf(service, id)).toMatchObject({ status: 'processing' });
    expect(service.products.available(String(order.items[0]?.productId))).toBe(8);
    const refund = service.admin.post(`/${id}/refunds`).set('idempotency-key', id);
    expect((await refund.send({}).expect(409)).body).toMatchObject({ code: 'not_refundable' });
  });

  it('needs review while it is undone, too', async () => {
    await open({ REVIEW_AFTER: '300', SAGA_WAIT: '100' });
    service.payments.fail('void', ...Array<'error'>(200).fill('error'));
    const order = someOrder(service, { paymentMethod: 'pm_declined' });
    const { id } = (await place(service, order).expect(202)).body as OrderBody;
    await ends(id, 'NEEDS_REVIEW');
    expect(service.products.reservation(id)).toBe('HELD');
  });
});

it('an undoing that finds money captured needs review at once', async () => {
  await open({ SAGA_WAIT: '200' });
  const order = someOrder(service, { paymentMethod: 'pm_hang' });
  const { id } = (await place(service, order).expect(202)).body as OrderBody;
  await eventually(() => service.payments.ofOrder(id).length === 1);
  service.payments.fail('find', ...Array<'error'>(200).fill('error'));
  service.payments.fail('authorise', ...Array<'error'>(200).fill('error'));
  service.payments.settle(id, 'CAPTURED');
  await service.shopper.post(`/${id}/cancel`).expect(202);
  await ends(id, 'NEEDS_REVIEW');
  expect(await orderOf(service, id)).toMatchObject({
    status: 'processing',
    reason: 'payment_closed',
  });
});
