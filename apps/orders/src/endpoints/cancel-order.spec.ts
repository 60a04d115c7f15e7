import { newId } from '@quartet/database';
import { eventually } from '@quartet/testing';
import {
  type OrderBody,
  orderOf,
  place,
  placed,
  type ProblemBody,
  someOrder,
  statesOf,
} from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
  service.recovery.start();
});
afterAll(() => service.close());

const cancel = (id: string, caller = service.shopper) => caller.post(`/${id}/cancel`);

/** Places an order whose payment stays unknown, and leaves its request waiting. */
async function hanging() {
  const request = place(service, someOrder(service, { paymentMethod: 'pm_hang' })).then(
    (answer) => answer,
  );
  const id = await eventually(async () => {
    const { body } = await service.shopper.get('?status=processing').expect(200);
    const [order] = (body as { items: OrderBody[] }).items;
    return service.payments.ofOrder(order?.id ?? '').length === 1 && String(order?.id);
  });
  return { id: String(id), request };
}

describe('POST /api/orders/:id/cancel', () => {
  it('answers 200, gives stock and money back, and the same again when it is repeated', async () => {
    const { id, request } = await hanging();
    const first = await cancel(id).expect(200);
    expect(first.body).toMatchObject({ id, status: 'cancelled', reason: 'order_cancelled' });
    await cancel(id).expect(200, first.body);
    expect((await request).status).toBe(409);
    expect((await request).body).toMatchObject({ code: 'order_cancelled', orderId: id });
    expect((await statesOf(service, id)).slice(-3)).toEqual([
      'AUTHORISING',
      'COMPENSATING',
      'CANCELLED',
    ]);
    expect(service.products.reservation(id)).toBe('RELEASED');
    expect(service.payments.ofOrder(id)).toMatchObject([{ state: 'VOIDED' }]);
  });

  it('voids the payment before it releases the stock', async () => {
    const { id, request } = await hanging();
    const released = service.products.gate('release');
    const cancelled = cancel(id).then((answer) => answer);
    await released.arrived;
    expect(service.payments.ofOrder(id)).toMatchObject([{ state: 'VOIDED' }]);
    released.open();
    expect((await cancelled).status).toBe(200);
    await request;
  });

  it('lets an admin cancel', async () => {
    const { id, request } = await hanging();
    await cancel(id, service.admin).expect(200);
    await request;
  });

  it('answers 404 to a stranger, and changes nothing', async () => {
    const { id, request } = await hanging();
    await cancel(id, service.stranger).expect(404);
    expect(await orderOf(service, id)).toMatchObject({ status: 'processing' });
    await cancel(id).expect(200);
    await request;
  });

  it('answers 404 for an order that does not exist, and 400 to an id that is none', async () => {
    await cancel(newId()).expect(404);
    await cancel('1').expect(400);
  });

  it('answers 409 when the order is confirmed', async () => {
    const { id } = await placed(service);
    const { body } = await cancel(id).expect(409);
    expect((body as ProblemBody).code).toBe('too_late_to_cancel');
    expect(await orderOf(service, id)).toMatchObject({ status: 'confirmed' });
  });

  it('answers 409 when the order was rejected', async () => {
    const refused = await place(
      service,
      someOrder(service, { paymentMethod: 'pm_declined' }),
    ).expect(402);
    await cancel(String((refused.body as ProblemBody).orderId)).expect(409);
  });

  it('takes no body but an empty one', async () => {
    const { id } = await placed(service);
    await cancel(id).send({ reason: 'bored' }).expect(400);
  });
});
