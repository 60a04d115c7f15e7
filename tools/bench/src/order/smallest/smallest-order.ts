import type { Service, Share } from '../floor.ts';
import type { Script } from '../script.ts';
import { ordersSteps } from './orders.ts';
import { paymentsSteps } from './payments.ts';
import { productsSteps } from './products.ts';
import { scriptOfSteps } from './steps.ts';

/**
 * The smallest honest order: the rows that the invariants of all databases need, with one commit for each step that
 * must be durable before the next one begins. It is fixed SQL, so that its rate does not change with the services. A
 * column or a state that they rename ends the benchmark, by an error of PostgreSQL or by orders that are not finished.
 */
export function smallestOrder(databases: readonly Pick<Share, 'service' | 'url'>[]): Share[] {
  return databases.map(({ service, url }) => ({
    ...{ service, url },
    script: scripts[service],
    finished: `SELECT count(*) FROM ${finished[service]}`,
  }));
}

const scripts: Readonly<Record<Service, Script>> = {
  orders: scriptOfSteps(ordersSteps),
  payments: scriptOfSteps(paymentsSteps),
  products: scriptOfSteps(productsSteps),
};

const finished: Readonly<Record<Service, string>> = {
  orders: `
    saga WHERE state = 'CONFIRMED'
     AND version = (SELECT count(*) FROM history WHERE order_id = saga.id)
     AND version = (SELECT count(sent_at) FROM outbox WHERE aggregate = 'order:' || saga.id)
     AND total_amount = (SELECT sum(quantity * unit_amount) FROM order_line WHERE order_id = saga.id)`,
  payments: `
    payment WHERE captured = (
      SELECT sum(amount) FROM ledger_entry WHERE payment_id = payment.id AND debit = 'receivable')`,
  products: `
    reservation WHERE state = 'COMMITTED'
     AND EXISTS (SELECT FROM reservation_line WHERE order_id = reservation.order_id)`,
};
