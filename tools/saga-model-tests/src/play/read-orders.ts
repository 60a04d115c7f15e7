import { statement } from '@quartet/database';
import { type OrderRow, checkRow, type OrderBody, checkGet } from '../model/responses.ts';
import type { Order } from '../model/model.ts';
import { send, type Run } from './run.ts';

const selectOrders = statement<[userId: string], OrderRow & { readonly key: string }>(
  `SELECT i.key, s.id, s.state, s.reason, s.cancel_requested_at IS NOT NULL AS "cancelRecorded"
   FROM idempotency i JOIN saga s ON s.id = i.order_id WHERE i.user_id = $1`,
);

/** Reads the rows of all orders from the database, which passes no fault point. */
export async function readOrderRows({ services, model, shopper }: Run): Promise<void> {
  for (const row of await services.orders.admin.many(selectOrders, [shopper.id])) {
    const order = model.orders.get(row.key);
    if (order) checkRow(model, order, row);
  }
}

/** Reads an order from the API, again when the task crashes. */
export async function readOrder(run: Run, order: Order): Promise<OrderBody> {
  const path = `/api/orders/${order.id}`;
  const asking = { task: 0, method: 'GET' as const, path, token: run.shopper.token };
  for (;;) {
    const bodies: OrderBody[] = [];
    await send(run, asking, (response) => bodies.push(...checkGet(run.model, order, response)));
    const [body] = bodies;
    if (body) return body;
  }
}
