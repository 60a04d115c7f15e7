import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import type { Notice, Notices, OrderMoney, Orders, Payments, ShownMoney } from '../deps.ts';
import type { Order } from '../domain/order.ts';
import { isPaid, transitions } from '../domain/states.ts';
import { takeOver } from '../domain/unrequested.ts';
import { adoptOrder, type AdoptionParts } from './adopt-order.ts';

export interface NoticeParts extends AdoptionParts {
  readonly orders: Pick<Orders, 'get' | 'place'>;
  readonly payments: Pick<Payments, 'void'>;
  readonly money: OrderMoney;
  readonly notices: Notices;
  readonly log: Logger;
}

/** Milliseconds after which a run takes no further notice; the next run takes the rest. */
export const noticesBudget = 4_000;

/** Has every order show what happened to its money without it, and says to payments what it shows. */
export async function takeNotices(parts: NoticeParts): Promise<void> {
  const until = performance.now() + noticesBudget;
  let cursor: string | undefined;
  do {
    const { notices, next } = await parts.notices.list(cursor);
    for (const notice of notices) if (performance.now() < until) await attempt(parts, notice);
    cursor = next;
  } while (cursor !== undefined && performance.now() < until);
}

/** A notice that fails keeps no other one waiting; it comes again with the next sweep. */
async function attempt(parts: NoticeParts, notice: Notice): Promise<void> {
  try {
    await take(parts, notice);
  } catch (error) {
    const { orderId, paymentId } = notice;
    parts.log.warn({ orderId, paymentId, err: error }, 'money notice failed; it will be retried');
  }
}

/** An order that is still on its way, or was lost until now, comes again with the next sweep. */
async function take(parts: NoticeParts, notice: Notice): Promise<void> {
  const order = await find(parts.orders, notice.orderId);
  if (order === undefined && (await adopt(parts, notice))) return;
  if (order && !isPaid(order.state) && transitions[order.state].length > 0) return;
  if (order && !isPaid(order.state) && notice.mayHold) await release(parts, order, notice);
  const shown = order && isPaid(order.state) ? await show(parts, order, notice) : null;
  if (shown !== undefined) await parts.notices.acknowledge(notice, shown);
}

async function adopt(parts: NoticeParts, notice: Notice): Promise<boolean> {
  const { orderId, paymentId } = notice;
  const isAdopted = await adoptOrder(parts, notice);
  const what = isAdopted ? 'lost order is placed again' : 'payment has no order';
  parts.log.warn({ orderId, paymentId }, what);
  return isAdopted;
}

/** An order that has ended without being paid holds no money. It does so only after it was restored. */
async function release({ payments }: NoticeParts, order: Order, notice: Notice): Promise<void> {
  const outcome = await payments.void({ ...order, paymentId: notice.paymentId });
  if (outcome.kind === 'unknown') throw outcome.cause;
}

/**
 * The money is read anew after the order, so that it belongs to the version of the order that fences the change.
 * Undefined when the order has moved on meanwhile.
 */
async function show(
  { money, notices }: NoticeParts,
  order: Order,
  notice: Notice,
): Promise<ShownMoney | undefined> {
  const isKnown = takeOver(order, notice.money) === undefined;
  const next = isKnown ? undefined : takeOver(order, await notices.moneyOf(order));
  if (next && !(await money.change(order, next))) return undefined;
  const { total, refunded } = next ?? order;
  return total && refunded ? { total, refunded } : undefined;
}

async function find(orders: Pick<Orders, 'get'>, id: string): Promise<Order | undefined> {
  try {
    return await orders.get(id);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return undefined;
    throw error;
  }
}
