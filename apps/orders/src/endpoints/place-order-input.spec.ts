import { newId, statement } from '@quartet/database';
import { place, type ProblemBody, usd } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const countRows = statement<[], { readonly count: number }>(
  `SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM idempotency) AS count`,
);
const nothingWasWritten = async () => {
  expect(await service.database.one(countRows, [])).toEqual({ count: 0 });
};

const item = { productId: newId(), quantity: 1 };
const good = { items: [item], paymentMethod: 'pm_ok' };

describe('POST /api/orders with bad input', () => {
  it.each([
    ['no items', { ...good, items: [] }, 'items'],
    ['51 items', { ...good, items: Array.from({ length: 51 }, () => item) }, 'items'],
    ['items that are no list', { ...good, items: 'all' }, 'items'],
    ['a missing product', { ...good, items: [{ quantity: 1 }] }, 'items[0].productId'],
    ['a bad id', { ...good, items: [{ ...item, productId: '1' }] }, 'items[0].productId'],
    ['quantity 0', { ...good, items: [{ ...item, quantity: 0 }] }, 'items[0].quantity'],
    ['a negative quantity', { ...good, items: [{ ...item, quantity: -1 }] }, 'items[0].quantity'],
    ['a huge quantity', { ...good, items: [{ ...item, quantity: 10_001 }] }, 'items[0].quantity'],
    [
      'a quantity that is huge in sum',
      { ...good, items: [item, { ...item, quantity: 10_000 }] },
      'items',
    ],
    ['a fraction', { ...good, items: [{ ...item, quantity: 1.5 }] }, 'items[0].quantity'],
    [
      'a quantity of 1e300',
      { ...good, items: [{ ...item, quantity: 1e300 }] },
      'items[0].quantity',
    ],
    ['a text as quantity', { ...good, items: [{ ...item, quantity: '1' }] }, 'items[0].quantity'],
    ['a price of its own', { ...good, items: [{ ...item, unitPrice: usd(1) }] }, 'items[0]'],
    ['a total of its own', { ...good, total: usd(1) }, ''],
    ['a status of its own', { ...good, status: 'confirmed' }, ''],
    ['somebody as its owner', { ...good, userId: newId() }, ''],
    ['no payment method', { items: [item] }, 'paymentMethod'],
    ['an unknown payment method', { ...good, paymentMethod: 'pm_gold' }, 'paymentMethod'],
    ['a method with a line break', { ...good, paymentMethod: 'pm_ok\n' }, 'paymentMethod'],
    ['a negative total', { ...good, expectedTotal: usd(-1) }, 'expectedTotal.amount'],
    [
      'an unknown currency',
      { ...good, expectedTotal: { amount: 1, currency: 'XXX' } },
      'expectedTotal.currency',
    ],
    ['a list', [good], ''],
    ['nothing', undefined, ''],
  ])('answers 400 to %s, names the field and writes nothing', async (_what, body, path) => {
    const answer = await place(service, body as object).expect(400);
    const problem = answer.body as ProblemBody;
    expect(problem.code).toBe('invalid_request');
    expect(problem.errors?.map((error) => error.path)).toContain(path);
    await nothingWasWritten();
  });

  it.each([undefined, 'with space', 'ü', 'x'.repeat(256)])(
    'answers 400 to the Idempotency-Key %j',
    async (key) => {
      const sent = service.shopper.post();
      if (key !== undefined) void sent.set('idempotency-key', Buffer.from(key).toString('latin1'));
      const { body } = await sent.send(good).expect(400);
      expect((body as ProblemBody).code).toBe('idempotency_key_required');
      await nothingWasWritten();
    },
  );

  it.each([
    ['malformed JSON', '{"items":', 400],
    ['deep nesting', `{"items":${'['.repeat(9_000)}${']'.repeat(9_000)}}`, 400],
    ['a prototype', '{"__proto__":{},"items":[]}', 400],
    ['a body of 10 MB', JSON.stringify({ ...good, paymentMethod: 'x'.repeat(10_000_000) }), 413],
  ])('refuses %s', async (_what, text, status) => {
    const sent = service.shopper.post().set('idempotency-key', newId());
    await sent.type('application/json').send(text).expect(status);
    await nothingWasWritten();
  });

  it('answers 415 to a form', async () => {
    const sent = service.shopper.post().set('idempotency-key', newId());
    await sent.type('form').send('paymentMethod=pm_ok').expect(415);
    await nothingWasWritten();
  });
});
