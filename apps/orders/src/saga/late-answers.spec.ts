import { type OrderBody, orderOf, place, type ProblemBody, someOrder } from '../testing/bodies.ts';
import { recordedStates } from '../testing/books.ts';
import { openTill, type Till } from '../testing/till.ts';

let till: Till;
beforeAll(async () => {
  till = await openTill({ SAGA_WAIT: '200' });
});
afterAll(() => till.close());

const cancel = (id: string) => till.as(till.shopper, 'post', `/api/orders/${id}/cancel`);

describe('a call that arrives when its order has been undone', () => {
  it('reserves nothing', async () => {
    const order = someOrder(till);
    till.products.fail('reserve', 'late');
    const { id } = (await place(till, order).expect(202)).body as OrderBody;
    await cancel(id).expect(200);
    till.products.deliverLate();
    expect(till.products.reservation(id)).toBe('RELEASED');
    expect(till.products.available(String(order.items[0]?.productId))).toBe(10);
  });

  it('authorises nothing', async () => {
    till.payments.fail('authorise', 'late');
    const { id } = (await place(till, someOrder(till)).expect(202)).body as OrderBody;
    await cancel(id).expect(200);
    till.payments.deliverLate();
    expect(till.payments.ofOrder(id)).toMatchObject([{ state: 'VOIDED' }]);
  });
});

describe('a definite refusal after the authorisation', () => {
  it('of the commit gives the money back: the reservation was lost', async () => {
    const gate = till.payments.gate('authorise');
    const request = place(till, someOrder(till)).then((answer) => answer);
    await gate.arrived;
    const id = await latest();
    till.products.lose(id);
    gate.open();
    expect((await request).body).toMatchObject({ code: 'reservation_closed', orderId: id });
    expect((await recordedStates(till, id)).slice(-3)).toEqual([
      'CONFIRMING',
      'COMPENSATING',
      'REJECTED',
    ]);
    expect(till.payments.ofOrder(id)).toMatchObject([{ state: 'VOIDED' }]);
  });

  it('of the capture puts the stock back', async () => {
    const gate = till.products.gate('commit');
    const order = someOrder(till);
    const request = place(till, order).then((answer) => answer);
    await gate.arrived;
    const id = await latest();
    till.payments.settle(id, 'VOIDED');
    gate.open();
    expect((await request).body as ProblemBody).toMatchObject({
      code: 'payment_closed',
      orderId: id,
    });
    expect((await recordedStates(till, id)).slice(-3)).toEqual([
      'CAPTURING',
      'COMPENSATING',
      'REJECTED',
    ]);
    expect(till.products.reservation(id)).toBe('RESTOCKED');
    expect(await orderOf(till, id)).toMatchObject({ status: 'rejected', reason: 'payment_closed' });
  });
});

async function latest(): Promise<string> {
  const { body } = await till.as(till.shopper, 'get', '/api/orders?limit=1').expect(200);
  return String((body as { items: OrderBody[] }).items[0]?.id);
}
