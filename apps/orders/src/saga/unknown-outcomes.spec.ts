import { eventually } from '@quartet/testing';
import {
  type OrderBody,
  orderOf,
  place,
  placed,
  type ProblemBody,
  someOrder,
  usd,
} from '../testing/bodies.ts';
import type { CallFault } from '../testing/peer.ts';
import { happyPath, recordedStates } from '../testing/recorded-states.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService({ PRODUCTS_DEADLINE: '300', PAYMENTS_DEADLINE: '300' });
  service.recovery.start();
});
afterAll(() => service.close());

const faults: CallFault[] = ['reset', 'error', 'lost', 'silent', 'garbage', 'late'];
const peerOf = (call: string) =>
  ['reserve', 'commit', 'release'].includes(call) ? service.products : service.payments;

describe('an answer that is missing', () => {
  it.each(
    ['reserve', 'authorise', 'commit', 'capture'].flatMap((call) =>
      faults.map((fault) => ({ call, fault })),
    ),
  )('($fault) of $call delays the order and changes nothing else', async ({ call, fault }) => {
    peerOf(call).fail(call, fault);
    const order = someOrder(service);
    const { id } = (await place(service, order).expect(201)).body as OrderBody;
    peerOf(call).deliverLate();
    expect(await recordedStates(service, id)).toEqual(happyPath);
    expect(service.products.available(String(order.items[0]?.productId))).toBe(8);
    expect(service.payments.ofOrder(id)).toHaveLength(1);
    expect(service.payments.net(id)).toBe(2_000);
  });

  it.each(['void', 'release'].flatMap((call) => faults.map((fault) => ({ call, fault }))))(
    '($fault) of $call delays the refusal and changes nothing else',
    async ({ call, fault }) => {
      peerOf(call).fail(call, fault);
      const order = someOrder(service, { paymentMethod: 'pm_declined' });
      const { orderId } = (await place(service, order).expect(402)).body as ProblemBody;
      peerOf(call).deliverLate();
      expect((await recordedStates(service, String(orderId))).at(-1)).toBe('REJECTED');
      expect(service.products.available(String(order.items[0]?.productId))).toBe(10);
    },
  );

  it.each(faults)('(%s) of refund moves the money once', async (fault) => {
    const { id } = await placed(service);
    service.payments.fail('refund', fault);
    await service.admin
      .post(`/${id}/refunds`)
      .set('idempotency-key', id)
      .send({ amount: usd(100) })
      .expect(201);
    service.payments.deliverLate();
    expect(service.payments.net(id)).toBe(1_900);
  });
});

describe('a peer', () => {
  it('that was asked in vain is asked what became of it, and then for the same again', async () => {
    service.payments.calls.length = 0;
    service.payments.fail('authorise', 'lost', 'error');
    await placed(service);
    expect(service.payments.calls).toEqual(['authorise', 'find', 'capture']);
    service.payments.calls.length = 0;
    service.payments.fail('authorise', 'reset');
    await placed(service);
    expect(service.payments.calls).toEqual(['authorise', 'find', 'authorise', 'capture']);
    service.payments.fail('authorise');
  });

  it.each(['products', 'payments'] as const)(
    '%s that is down holds orders up until it is back',
    async (name) => {
      await service[name].down();
      const request = place(service, someOrder(service)).then((answer) => answer);
      const id = await eventually(async () => {
        const { body } = await service.shopper.get('?status=processing').expect(200);
        return (body as { items: OrderBody[] }).items[0]?.id ?? false;
      });
      expect(await orderOf(service, String(id))).toMatchObject({ status: 'processing' });
      await service[name].up();
      expect((await request).body).toMatchObject({ id, status: 'confirmed' });
    },
  );
});
