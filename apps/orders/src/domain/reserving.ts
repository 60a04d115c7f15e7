import { isEqual } from '@quartet/money';
import { compensate } from './compensating.ts';
import { type Line, move, type Order } from './order.ts';
import type { Refused, Reservation, Reserved } from './outcomes.ts';

export function reserve(order: Order): Order {
  return move(order, 'RESERVING');
}

/** A price that is not the expected one ends the order, and is kept so that the client can see it. */
export function reserved(order: Order, outcome: Reserved | Refused): Order {
  if (outcome.kind === 'refused') return compensate(order, outcome.reason);
  const { reservation } = outcome;
  const snapshot = {
    lines: order.lines.map((line) => priced(line, reservation)),
    total: reservation.total,
    reservedUntil: reservation.expiresAt,
  };
  if (order.expectedTotal !== null && !isEqual(order.expectedTotal, reservation.total)) {
    return { ...compensate(order, 'price_changed'), ...snapshot };
  }
  return move(order, 'RESERVED', snapshot);
}

function priced(line: Line, { lines }: Reservation): Line {
  const found = lines.find(({ productId }) => productId === line.productId);
  if (!found) throw new Error(`the reservation lacks product ${line.productId}`);
  return { ...line, name: found.name, unitPrice: found.unitPrice };
}
