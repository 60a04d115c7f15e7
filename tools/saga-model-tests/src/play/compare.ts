import { statement } from '@quartet/database';
import { check, openSnapshot } from '@quartet/invariants';
import { acceptedRefunds, sum } from '../model/refund-responses.ts';
import { json } from '../model/responses.ts';
import { minimumStock, label } from '../model/outcomes.ts';
import { assert, type Order } from '../model/model.ts';
import { readSnapshot } from '../testing/read-snapshot.ts';
import { sendToProducts, type Run } from './run.ts';
import { readOrderRows, readOrder } from './read-orders.ts';

interface LeaseViolation {
  readonly order_id: string;
  readonly from_state: string;
  readonly to_state: string;
}

const selectTrespasses = statement<[], LeaseViolation>(
  `SELECT order_id, from_state, to_state FROM trespass`,
);

/** Compares the model with the services and the payment provider, to the piece and the cent. */
export async function compare(run: Run): Promise<void> {
  await readOrderRows(run);
  for (const order of run.model.orders.values()) await compareOrder(run, order);
  for (const productId of run.productIds) await compareStock(run, productId);
  const trespasses = await run.services.orders.admin.many(selectTrespasses, []);
  assert(trespasses.length === 0, `changed without a lease: ${json(trespasses)}`);
  await checkInvariants(run);
}

async function compareOrder(run: Run, order: Order): Promise<void> {
  const { status, refunded } = await readOrder(run, order);
  assert(order.outcome !== undefined, `${label(order)} has no outcome, but is ${status}`);
  const given = sum(acceptedRefunds(run.model, order));
  const expectedNet = order.outcome === 'paid' ? order.total - given : 0;
  assert(
    (refunded?.amount ?? 0) === given,
    `${label(order)} was refunded ${json(refunded)}, not ${given}`,
  );
  const { captures, net, held } = moneyOf(run, order);
  assert(net === expectedNet, `the provider has ${net} of ${label(order)}, not ${expectedNet}`);
  assert(captures <= 1 && held === 0, `${label(order)}: ${captures} captures, ${held} held`);
}

/** The money of an order according to the provider's journal. */
function moneyOf({ services }: Run, { id }: Order) {
  const entries = services.provider.entries().filter(({ orderId }) => orderId === id);
  const made = entries.filter(({ outcome }) => outcome === 'succeeded');
  const amounts = (op: string) => made.filter((entry) => entry.op === op);
  const total = (op: string) => amounts(op).reduce((all, { amount }) => all + amount, 0);
  const ended = amounts('capture').length + amounts('void').length > 0;
  return {
    captures: amounts('capture').length,
    net: total('capture') - total('refund'),
    held: ended ? 0 : total('authorise'),
  };
}

async function compareStock(run: Run, productId: string): Promise<void> {
  const { body } = await sendToProducts(run, `/${productId}`);
  const expected = minimumStock(run.model, { productId });
  const { available } = body as { readonly available: number };
  assert(available === expected, `${available} of ${productId} are left, not ${expected}`);
}

async function checkInvariants({ services }: Run): Promise<void> {
  const broken = check(openSnapshot(await readSnapshot(services))).filter(
    ({ rows }) => rows.length > 0,
  );
  const lines = broken.map(({ invariant, rows }) => `${invariant.name}: ${json(rows)}`);
  assert(broken.length === 0, `violated invariants: ${lines.join('; ')}`);
}
