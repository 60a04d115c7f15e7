import { eventually } from '@quartet/testing';
import { type OrderBody, orderOf, place, someOrder } from '../testing/bodies.ts';
import { recordedStates } from '../testing/books.ts';
import { openTill, type Settings, type Till } from '../testing/till.ts';

let till: Till;
const open = async (settings: Settings) => {
  till = await openTill(settings);
  till.recovery.start();
};
afterEach(() => till.close());

const ends = (id: string, state: string) =>
  eventually(async () => (await recordedStates(till, id)).at(-1) === state);

describe('an order that is not confirmed in time', () => {
  it('expires, and all that it held is free again', async () => {
    await open({ ORDER_EXPIRY: '300' });
    const order = someOrder(till, { paymentMethod: 'pm_hang' });
    const { body } = await place(till, order).expect(409);
    expect(body).toMatchObject({ code: 'order_expired' });
    expect(await orderOf(till, body.orderId)).toMatchObject({
      status: 'expired',
      reason: 'order_expired',
    });
    expect((await recordedStates(till, body.orderId)).slice(-2)).toEqual([
      'COMPENSATING',
      'EXPIRED',
    ]);
    expect(till.products.available(String(order.items[0]?.productId))).toBe(10);
    expect(till.payments.ofOrder(body.orderId)).toMatchObject([{ state: 'VOIDED' }]);
    const cancelled = await till
      .as(till.shopper, 'post', `/api/orders/${body.orderId}/cancel`)
      .expect(409);
    expect(cancelled.body).toMatchObject({ code: 'too_late_to_cancel' });
  });

  it('is confirmed all the same when it got as far as the commit', async () => {
    await open({ ORDER_EXPIRY: '300', SAGA_WAIT: '8000' });
    till.payments.fail('capture', ...Array<'error'>(8).fill('error'));
    const { body } = await place(till, someOrder(till)).expect(201);
    expect(Date.parse(body.updatedAt) - Date.parse(body.createdAt)).toBeGreaterThan(300);
  });
});

describe('an outcome that stays unknown', () => {
  it('needs review in the end; the stock stays held and the client sees it processing', async () => {
    await open({ REVIEW_AFTER: '300', SAGA_WAIT: '100' });
    till.payments.fail('capture', ...Array<'error'>(200).fill('error'));
    const order = someOrder(till);
    const { id } = (await place(till, order).expect(202)).body as OrderBody;
    await ends(id, 'NEEDS_REVIEW');
    expect(await orderOf(till, id)).toMatchObject({ status: 'processing' });
    expect(till.products.available(String(order.items[0]?.productId))).toBe(8);
    const refund = till
      .as(till.admin, 'post', `/api/orders/${id}/refunds`)
      .set('idempotency-key', id);
    expect((await refund.send({}).expect(409)).body).toMatchObject({ code: 'not_refundable' });
  });

  it('needs review while it is undone, too', async () => {
    await open({ REVIEW_AFTER: '300', SAGA_WAIT: '100' });
    till.payments.fail('void', ...Array<'error'>(200).fill('error'));
    const order = someOrder(till, { paymentMethod: 'pm_declined' });
    const { id } = (await place(till, order).expect(202)).body as OrderBody;
    await ends(id, 'NEEDS_REVIEW');
    expect(till.products.reservation(id)).toBe('HELD');
  });
});

it('an undoing that finds money captured needs review at once', async () => {
  await open({ SAGA_WAIT: '200' });
  const order = someOrder(till, { paymentMethod: 'pm_hang' });
  const { id } = (await place(till, order).expect(202)).body as OrderBody;
  till.payments.fail('find', ...Array<'error'>(200).fill('error'));
  till.payments.fail('authorise', ...Array<'error'>(200).fill('error'));
  till.payments.settle(id, 'CAPTURED');
  await till.as(till.shopper, 'post', `/api/orders/${id}/cancel`).expect(202);
  await ends(id, 'NEEDS_REVIEW');
  expect(await orderOf(till, id)).toMatchObject({ status: 'processing', reason: 'payment_closed' });
});
