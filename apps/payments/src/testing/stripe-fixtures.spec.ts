import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startStripe, stripeKey, type StripeServer } from './stripe-server.ts';
import { stripeVersion } from './stripe-account.ts';

type Members = Readonly<Record<string, unknown>>;

/** Stripe's own examples of its objects, from its OpenAPI repository. */
const { resources } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'stripe-fixtures.json'), 'utf8'),
) as { readonly resources: Readonly<Record<string, Members>> };

/** Members that Stripe's types leave out for cards, or for payments without a platform. */
const optional: Readonly<Record<string, readonly string[]>> = {
  charge: ['refunds'],
  dispute: ['payment_method_details'],
  payment_intent: ['amount_details', 'transfer_data'],
  refund: ['destination_details'],
};

/** Members of the pinned version that are newer than the examples, or only there after a failure. */
const added: Readonly<Record<string, readonly string[]>> = {
  dispute: ['intended_submission_method'],
  payment_intent: ['allowed_payment_method_types', 'payment_record'],
  refund: ['failure_reason'],
};

let server: StripeServer;
beforeAll(async () => {
  server = await startStripe();
});
afterAll(() => server.close());

const open = (payment_method: string, amount = '1000') =>
  server.intents.create({
    ...{ amount, currency: 'usd', payment_method, confirm: 'true', capture_method: 'manual' },
    metadata: { paymentId: 'payment', orderId: 'order' },
  });

/** Has everything happen that the specs have happen. */
function useEverything(): string {
  const { intents, refunds, disputes } = server;
  const { id } = open('pm_card_visa');
  intents.capture(id, { amount_to_capture: '900' });
  const refund = refunds.create({ payment_intent: id, amount: '100', metadata: { refundId: 'r' } });
  refunds.fail(refund.id);
  disputes.close(disputes.open(id, 200).id, 'won');
  disputes.close(disputes.open(id, 100).id, 'lost');
  disputes.inquire(id);
  intents.cancel(open('pm_card_partiallyApproved').id, { cancellation_reason: 'abandoned' });
  intents.expire(open('pm_card_visa').id);
  open('pm_card_authenticationRequired');
  expect(() => open('pm_card_chargeDeclined')).toThrow('card_declined');
  return id;
}

async function read(path: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${stripeKey}`, 'stripe-version': stripeVersion };
  return (await fetch(`${server.url}/v1/${path}`, { headers })).json();
}

/** Each object of the examples' kinds, wherever it stands in an answer or an event. */
function objectsIn(value: unknown): readonly Members[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Members;
  const isKnown = String(own['object']) in resources;
  return [...(isKnown ? [own] : []), ...Object.values(own).flatMap(objectsIn)];
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Null says nothing about a kind, and an id may stand for its object. */
function fits(ours: unknown, example: unknown): boolean {
  if (ours === null || example === null) return true;
  const kinds = [kindOf(ours), kindOf(example)];
  return kinds[0] === kinds[1] || kinds.toSorted().join() === 'object,string';
}

function differences(object: Members): readonly string[] {
  const name = String(object['object']);
  const example = resources[name] ?? {};
  const missing = Object.keys(example).filter(
    (member) => !(member in object) && !optional[name]?.includes(member),
  );
  const unknown = Object.keys(object).filter(
    (member) => !(member in example) && !added[name]?.includes(member),
  );
  const other = Object.keys(object).filter(
    (member) => member in example && !fits(object[member], example[member]),
  );
  return [
    ...missing.map((member) => `${name}.${member} is missing`),
    ...unknown.map((member) => `${name}.${member} is unknown to Stripe`),
    ...other.map((member) => `${name}.${member} is of another kind`),
  ];
}

it("has Stripe's own members in every answer and every event", async () => {
  const id = useEverything();
  const answers = [
    ...server.account.events,
    await read('payment_intents?limit=100'),
    await read(`payment_intents/${id}`),
    await read(`refunds?payment_intent=${id}`),
    await read('balance_transactions?limit=100'),
    await read('balance_transactions?limit=100&expand[]=data.source'),
  ];
  const objects = answers.flatMap(objectsIn);
  expect(new Set(objects.map(({ object }) => object))).toEqual(new Set(Object.keys(resources)));
  expect([...new Set(objects.flatMap(differences))]).toEqual([]);
});

it.each(['payment_intents?limit=1', 'refunds?payment_intent=pi', 'balance_transactions?limit=1'])(
  'lists %s with the members of a list',
  async (path) => {
    expect(Object.keys((await read(path)) as object).toSorted()).toEqual([
      ...['data', 'has_more', 'object', 'url'],
    ]);
  },
);
