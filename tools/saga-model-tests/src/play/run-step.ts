import { checkRestock } from '../model/responses.ts';
import { freeHolds, updatePossibleOutcomes } from '../model/outcomes.ts';
import type { Order } from '../model/model.ts';
import type { Step } from '../step.ts';
import { sendToProducts, advanceClock, type Run, sweepOrders, sweepPayments } from './run.ts';
import { readOrderRows } from './read-orders.ts';
import { cancelOrder, newOrder, placeOrder, placeChangedOrder } from './orders.ts';
import { sendRefund, newRefund } from './refunds.ts';

type StepOf<Name extends Step['do']> = Extract<Step, { readonly do: Name }>;

type Handlers = {
  readonly [Name in Step['do']]: (run: Run, step: StepOf<Name>) => Promise<unknown>;
};

/** Seconds, longer than a lease. */
const lease = 20;
/** Seconds, longer than a hold of stock. */
const hold = 200;

const handlers: Handlers = {
  place: (run, step) => placeOrder(run, newOrder(run, step), step),
  replay: (run, step) => withOrder(run, step, (order) => placeOrder(run, order, step)),
  'replay otherwise': (run, { order, task }) =>
    withKnown(run, order, (known) => placeChangedOrder(run, known, task)),
  cancel: (run, step) => withKnown(run, step.order, (order) => cancelOrder(run, order, step)),
  refund: (run, step) =>
    withKnown(run, step.order, (order) => {
      const amount = Math.floor((order.total * step.percent) / 100);
      return sendRefund(run, newRefund(run, order, amount), { ...step, order });
    }),
  'refund again': (run, step) =>
    withKnown(run, step.order, async (order) => {
      const last = run.model.refunds.get(order.key)?.at(-1);
      if (last) await sendRefund(run, last, { ...step, order });
    }),
  restock: (run, { goods, pieces }) => restock(run, run.productIds[goods] ?? '', pieces),
  'clock moves': (run, { seconds }) => advanceClock(run, seconds),
  'holds expire': async (run) => {
    await advanceClock(run, hold);
    freeHolds(run.model);
    await run.services.products.expire();
  },
  'take over': async (run, { task, fault }) => {
    await advanceClock(run, lease);
    await sweepOrders(run, task, fault);
  },
  'look up': async (run, { fault }) => {
    await advanceClock(run, lease);
    await sweepPayments(run, fault);
  },
  crash: async ({ services }, { task }) => (await services.task(task)).crash(),
  'go on': ({ services }, { which }) => services.stage.resume(which),
  deliver: ({ services }) => services.stage.deliver(),
};

/** Runs a step, and updates the model from the database. */
export async function runStep(run: Run, step: Step): Promise<void> {
  updatePossibleOutcomes(run.model);
  const act = handlers[step.do] as (run: Run, step: Step) => Promise<unknown>;
  await act(run, step);
  updatePossibleOutcomes(run.model);
  await readOrderRows(run);
}

async function restock(run: Run, productId: string, pieces: number): Promise<void> {
  const answer = await sendToProducts(run, `/${productId}/stock`, {
    delta: pieces,
    reason: 'counted',
  });
  checkRestock(run.model, { productId, pieces }, { answer, disturbed: false });
}

async function withOrder(
  { model }: Run,
  { order: which }: { readonly order: number },
  work: (order: Order) => Promise<void>,
): Promise<void> {
  const orders = [...model.orders.values()];
  const order = orders[which % orders.length];
  if (order) await work(order);
}

/** Runs the work for an order whose id is known. */
function withKnown(run: Run, which: number, work: (order: Order) => Promise<void>): Promise<void> {
  return withOrder(run, { order: which }, async (order) => {
    if (order.id !== undefined) await work(order);
  });
}
