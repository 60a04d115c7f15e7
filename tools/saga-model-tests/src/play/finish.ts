import { statement } from '@quartet/database';
import { advanceClock, type Run, sweepOrders, sweepPayments } from './run.ts';
import { placeOrder } from './orders.ts';
import { sendRefund } from './refunds.ts';

/** Seconds after which every lease has expired. */
const round = 61;
const maxRounds = 20;

const countSagas = statement<[], { readonly open: number }>(
  `SELECT count(*) AS open FROM saga WHERE NOT done`,
);

const countOperations = statement<[], { readonly open: number }>(
  `SELECT count(*) AS open FROM operation WHERE state = 'PENDING'`,
);

const countEvents = statement<[], { readonly open: number }>(
  `SELECT count(*) AS open FROM outbox WHERE sent_at IS NULL`,
);

/** Resumes, delivers and repeats everything, until every request has a response. */
export async function finish(run: Run): Promise<void> {
  const { stage } = run.services;
  stage.disableFaults();
  while (stage.pausedCount() > 0) await stage.resume(0);
  await waitUntilIdle(run);
  await stage.deliver();
  await waitUntilIdle(run);
  await retryUnanswered(run);
  await waitUntilIdle(run);
  await Promise.all(run.pending);
  await relay(run);
}

/** Advances the clock and runs the workers until no saga or operation is pending. */
async function waitUntilIdle(run: Run): Promise<void> {
  const { orders, payments } = run.services;
  for (let rounds = 0; rounds < maxRounds; rounds++) {
    const sagas = (await orders.admin.one(countSagas, [])).open;
    const operations = (await payments.database.admin.one(countOperations, [])).open;
    if (sagas + operations === 0) return;
    await advanceClock(run, round);
    if (operations > 0) await sweepPayments(run);
    for (let each = 0; each < sagas; each++) await sweepOrders(run, each % 2);
  }
  throw new Error('an order or an operation makes no progress');
}

/** Repeats requests without a response, with the same key. */
async function retryUnanswered(run: Run): Promise<void> {
  for (const order of run.model.orders.values()) {
    if (order.id === undefined || order.outcome === undefined)
      await placeOrder(run, order, { task: 0 });
    for (const refund of run.model.refunds.get(order.key) ?? []) {
      if (refund.state !== 'open') continue;
      await sendRefund(run, refund, { order, task: 1 });
      await waitUntilIdle(run);
    }
  }
}

async function relay({ services }: Run): Promise<void> {
  for (let rounds = 0; rounds < maxRounds; rounds++) {
    if ((await services.orders.admin.one(countEvents, [])).open === 0) return;
    await (await services.task(0)).relay();
  }
  throw new Error('an event was not sent');
}
