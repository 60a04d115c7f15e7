import { v5 } from 'uuid';
import type { Intent } from '../domain/idempotency.ts';

/** The order id is the namespace: whoever drives the order, and however often, uses the same ids. */
export function paymentIdOf(orderId: string): string {
  return v5('pay', orderId);
}

/** A key counts per user, as everywhere. */
export function refundIdOf(orderId: string, { userId, key }: Intent): string {
  return v5(`refund:${userId}:${key}`, orderId);
}
