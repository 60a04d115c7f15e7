import type { Database } from '@quartet/database';
import type { Lease } from '../deps.ts';
import type { Intent } from '../domain/idempotency.ts';
import type { Path } from '../domain/order.ts';
import { yieldsToCancel } from '../domain/states.ts';
import { advanceOrders, insertOrders } from './postgres-batch-statements.ts';
import {
  intentRow,
  lastOf,
  leaseAfter,
  lineRows,
  orderRow,
  recordRows,
} from './postgres-move-row.ts';

interface Traced {
  /** The span that writes it: a batch has those of many requests. */
  readonly traceparent?: string | undefined;
}

/** An order with its first states, and the intent of the request that places it. */
export interface NewOrder extends Traced {
  readonly path: Path;
  readonly intent: Intent;
}

/** The states that an order comes to under a lease. */
export interface Move extends Traced {
  readonly lease: Lease;
  readonly path: Path;
}

type Leases = readonly (Lease | undefined)[];

export function writeOrders(database: Database, owner: string, lease: number) {
  return async (batch: readonly NewOrder[]): Promise<Leases> => {
    const orders = batch.map(({ path }) => lastOf(path));
    const rows = await database.many(insertOrders, [
      rowsOf(batch, ({ path, traceparent }) => recordRows(path, traceparent)),
      rowsOf(batch, ({ path, intent }) => [intentRow(intent, lastOf(path).id)]),
      rowsOf(orders, (order) => [orderRow(order)]),
      rowsOf(orders, ({ lines }) => lineRows(lines)),
      ...([owner, lease] as const),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return orders.map((order) => {
      const row = byId.get(order.id);
      return row && leaseAfter({ ...order, createdAt: row.updated_at }, row);
    });
  };
}

export function writeMoves(database: Database) {
  return async (batch: readonly Move[]): Promise<Leases> => {
    const rows = await database.many(advanceOrders, [
      rowsOf(batch, ({ path, traceparent }) => recordRows(path, traceparent)),
      rowsOf(batch, (move) => [moveRow(move)]),
      rowsOf(batch, priceRows),
      batch.map(({ lease }) => lease.order.id),
    ]);
    const byPosition = new Map(rows.map((row) => [row.position, row]));
    return batch.map(({ path }, position) => {
      const row = byPosition.get(position);
      return row && leaseAfter({ ...lastOf(path), cancelReason: row.cancel_reason }, row);
    });
  };
}

/** The rows of all items, each with the position of its item. */
function rowsOf<Item>(items: readonly Item[], rows: (item: Item) => readonly object[]): string {
  return JSON.stringify(
    items.flatMap((item, position) => rows(item).map((row) => ({ ...row, position }))),
  );
}

function moveRow({ lease: { order, epoch }, path }: Move): object {
  const next = lastOf(path);
  const fence = { left_state: order.state, epoch, yields_to_cancel: yieldsToCancel(next.state) };
  return { ...orderRow(next), ...fence };
}

/** The snapshot of the prices is written once, when the order gets its total. */
function priceRows({ lease: { order }, path }: Move): readonly object[] {
  const next = lastOf(path);
  return order.total === null && next.total !== null ? lineRows(next.lines) : [];
}
