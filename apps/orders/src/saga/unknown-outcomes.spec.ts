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
import { happyPath, recordedStates } from '../testing/books.ts';
import type { Fault } from '../testing/peer.ts';
import { openTill, type Till } from '../testing/till.ts';

let till: Till;
beforeAll(async () => {
  till = await openTill({ SAGA_WAIT: '10000' });
  till.recovery.start();
});
afterAll(() => till.close());

const faults: Fault[] = ['dropped', 'error', 'lost', 'hang', 'garbage', 'late'];
const peerOf = (call: string) =>
  ['reserve', 'commit', 'release'].includes(call) ? till.products : till.payments;

describe('an answer that is missing', () => {
  it.each(
    ['reserve', 'authorise', 'commit', 'capture'].flatMap((call) =>
      faults.map((fault) => ({ call, fault })),
    ),
  )('($fault) of $call delays the order and changes nothing else', async ({ call, fault }) => {
    peerOf(call).fail(call, fault);
    const order = someOrder(till);
    const { id } = (await place(till, order).expect(201)).body as OrderBody;
    peerOf(call).deliverLate();
    expect(await recordedStates(till, id)).toEqual(happyPath);
    expect(till.products.available(String(order.items[0]?.productId))).toBe(8);
    expect(till.payments.ofOrder(id)).toHaveLength(1);
    expect(till.payments.net(id)).toBe(2_000);
  });

  it.each(['void', 'release'].flatMap((call) => faults.map((fault) => ({ call, fault }))))(
    '($fault) of $call delays the refusal and changes nothing else',
    async ({ call, fault }) => {
      peerOf(call).fail(call, fault);
      const order = someOrder(till, { paymentMethod: 'pm_declined' });
      const { orderId } = (await place(till, order).expect(402)).body as ProblemBody;
      peerOf(call).deliverLate();
      expect((await recordedStates(till, String(orderId))).at(-1)).toBe('REJECTED');
      expect(till.products.available(String(order.items[0]?.productId))).toBe(10);
    },
  );

  it.each(faults)('(%s) of refund moves the money once', async (fault) => {
    const { id } = await placed(till);
    till.payments.fail('refund', fault);
    const path = `/api/orders/${id}/refunds`;
    await till
      .as(till.admin, 'post', path)
      .set('idempotency-key', id)
      .send({ amount: usd(100) })
      .expect(201);
    till.payments.deliverLate();
    expect(till.payments.net(id)).toBe(1_900);
  });
});

describe('a peer', () => {
  it('that was asked in vain is asked what became of it, and then for the same again', async () => {
    till.payments.calls.length = 0;
    till.payments.fail('authorise', 'lost', 'error');
    await placed(till);
    expect(till.payments.calls).toEqual(['authorise', 'find', 'capture']);
    till.payments.calls.length = 0;
    till.payments.fail('authorise', 'dropped');
    await placed(till);
    expect(till.payments.calls).toEqual(['authorise', 'find', 'authorise', 'capture']);
    till.payments.fail('authorise');
  });

  it.each(['products', 'payments'] as const)(
    '%s that is down holds orders up until it is back',
    async (name) => {
      await till[name].down();
      const request = place(till, someOrder(till)).then((answer) => answer);
      const id = await eventually(async () => {
        const { body } = await till
          .as(till.shopper, 'get', '/api/orders?status=processing')
          .expect(200);
        return (body as { items: OrderBody[] }).items[0]?.id ?? false;
      });
      expect(await orderOf(till, String(id))).toMatchObject({ status: 'processing' });
      await till[name].up();
      expect((await request).body).toMatchObject({ id, status: 'confirmed' });
    },
  );
});
