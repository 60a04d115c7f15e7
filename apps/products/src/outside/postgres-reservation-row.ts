import type { Currency } from '@quartet/money';
import type { Line, Offer } from '../domain/lines.ts';
import type { Reservation, ReservationState } from '../domain/reservation.ts';

/** A reservation beside one of its lines, or beside nothing when it has none. */
export interface ReservationRow {
  readonly order_id: string;
  readonly state: ReservationState;
  readonly expires_at: Date | null;
  readonly line: LineRow | null;
}

export interface LineRow {
  readonly product_id: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit_amount: number;
  readonly currency: Currency;
}

export interface OfferRow {
  readonly id: string;
  readonly name: string;
  readonly price_amount: number;
  readonly price_currency: Currency;
  readonly available: number;
  readonly for_sale: boolean;
  /** Expiry of the reservation that was made of all offers; null when none was made. */
  readonly expires_at: Date | null;
}

/** A line of a reservation that was made. */
export interface HeldRow {
  readonly order_id: string;
  readonly expires_at: Date;
  readonly product_id: string;
  readonly quantity: number;
  readonly name: string;
  readonly price_amount: number;
  readonly price_currency: Currency;
}

export function heldLineOf(row: HeldRow): Line {
  const { product_id, name, quantity, price_amount, price_currency: currency } = row;
  return lineOf({ product_id, name, quantity, unit_amount: price_amount, currency });
}

export function reservationOf(rows: readonly ReservationRow[]): Reservation | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    orderId: first.order_id,
    state: first.state,
    lines: rows.flatMap(({ line }) => (line === null ? [] : [lineOf(line)])),
    expiresAt: first.expires_at,
  };
}

function lineOf(row: LineRow): Line {
  return {
    productId: row.product_id,
    name: row.name,
    quantity: row.quantity,
    unitPrice: { amount: row.unit_amount, currency: row.currency },
  };
}

export function offerOf(row: OfferRow): Offer {
  return {
    productId: row.id,
    name: row.name,
    price: { amount: row.price_amount, currency: row.price_currency },
    available: row.available,
    forSale: row.for_sale,
  };
}
