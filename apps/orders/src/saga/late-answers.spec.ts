import { type OrderBody, orderOf, place, type ProblemBody, someOrder } from '../testing/bodies.ts';
import { recordedStates } from '../testing/books.ts';
import { openService, type Service, type Settings } from '../testing/service.ts';

let service: Service;
function serveWith(settings: Settings): void {
  beforeAll(async () => {
    service = await openService(settings);
  });
  afterAll(() => service.close());
}

const cancel = (id: string) => service.as(service.shopper, 'post', `/api/orders/${id}/cancel`);

describe('a call that arrives when its order has been undone', () => {
  serveWith({ SAGA_WAIT: '200' });

  it('reserves nothing', async () => {
    const order = someOrder(service);
    service.products.fail('reserve', 'late');
    const { id } = (await place(service, order).expect(202)).body as OrderBody;
    await cancel(id).expect(200);
    service.products.deliverLate();
    expect(service.products.reservation(id)).toBe('RELEASED');
    expect(service.products.available(String(order.items[0]?.productId))).toBe(10);
  });

  it('authorises nothing', async () => {
    service.payments.fail('authorise', 'late');
    const { id } = (await place(service, someOrder(service)).expect(202)).body as OrderBody;
    await cancel(id).expect(200);
    service.payments.deliverLate();
    expect(service.payments.ofOrder(id)).toMatchObject([{ state: 'VOIDED' }]);
  });
});

describe('a definite refusal after the authorisation', () => {
  const patience = '20000';
  serveWith({ SAGA_WAIT: patience, PRODUCTS_DEADLINE: patience, PAYMENTS_DEADLINE: patience });

  it('of the commit gives the money back: the reservation was lost', async () => {
    const gate = service.payments.gate('authorise');
    const request = place(service, someOrder(service)).then((answer) => answer);
    await gate.arrived;
    const id = await latest();
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
    const id = await latest();
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

async function latest(): Promise<string> {
  const { body } = await service.as(service.shopper, 'get', '/api/orders?limit=1').expect(200);
  return String((body as { items: OrderBody[] }).items[0]?.id);
}
