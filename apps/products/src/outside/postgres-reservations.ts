import type { Database, Queries, Transaction } from '@quartet/database';
import { Problem } from '@quartet/problem';
import type { Reservations } from '../deps.ts';
import { type Line, type Offer, priceLines, type Wanted } from '../domain/lines.ts';
import { commit, release, repeat, type Reservation, stockChange } from '../domain/reservation.ts';
import { offerOf, reservationOf } from './postgres-reservation-row.ts';
import * as statements from './postgres-reservation-statements.ts';

const batch = 100;

export function postgresReservations(database: Database, holdMilliseconds: number): Reservations {
  return {
    get: (orderId) => load(database, orderId),
    hold: (orderId, wanted) =>
      database.transaction(async (tx) => {
        const opened = await tx.maybe(statements.open, [orderId, holdMilliseconds]);
        if (opened === undefined) return repeat(await load(tx, orderId), wanted);
        const lines = priceLines(wanted, await lockOffers(tx, wanted));
        await tx.run(statements.hold, [orderId, ...columnsOf(lines)]);
        return { orderId, state: 'HELD', lines, expiresAt: opened.expires_at };
      }),
    commit: (orderId) =>
      database.transaction(async (tx) => {
        await tx.run(statements.lock, [orderId]);
        const reservation = await load(tx, orderId);
        const offers = await lockOffers(tx, reservation.lines);
        return settle(tx, reservation, commit(reservation, offers));
      }),
    release: (orderId) =>
      database.transaction(async (tx) => {
        await tx.run(statements.closeUnopened, [orderId]);
        const reservation = await load(tx, orderId);
        await lockOffers(tx, reservation.lines);
        return settle(tx, reservation, release(reservation));
      }),
    expire: () => expire(database),
  };
}

async function load(queries: Queries, orderId: string): Promise<Reservation> {
  const reservation = reservationOf(await queries.many(statements.byOrder, [orderId]));
  if (reservation === undefined)
    throw new Problem('not_found', `Order ${orderId} has reserved nothing.`);
  return reservation;
}

async function lockOffers(tx: Transaction, wanted: readonly Wanted[]): Promise<readonly Offer[]> {
  const ids = wanted.map(({ productId }) => productId);
  return (await tx.many(statements.lockOffers, [ids])).map(offerOf);
}

function columnsOf(lines: readonly Line[]) {
  return [
    lines.map((line) => line.productId),
    lines.map((line) => line.name),
    lines.map((line) => line.quantity),
    lines.map((line) => line.unitPrice.amount),
    lines.map((line) => line.unitPrice.currency),
  ] as const;
}

async function settle(tx: Transaction, from: Reservation, to: Reservation): Promise<Reservation> {
  if (from.state === to.state) return to;
  const { onHand, reserved } = stockChange(from.state, to.state);
  await tx.run(statements.settle, [from.orderId, from.state, to.state, onHand, reserved]);
  return to;
}

async function expire(database: Database): Promise<number> {
  for (let total = 0; ;) {
    const expired = await database.transaction(expireBatch);
    total += expired;
    if (expired < batch) return total;
  }
}

async function expireBatch(tx: Transaction): Promise<number> {
  const due = await tx.many(statements.lockDue, [batch]);
  const orderIds = due.map(({ order_id }) => order_id);
  if (orderIds.length === 0) return 0;
  await tx.run(statements.lockProductsOf, [orderIds]);
  await tx.run(statements.expire, [orderIds]);
  return orderIds.length;
}
