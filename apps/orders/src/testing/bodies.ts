import { newId } from '@quartet/database';
import type { Test } from 'supertest';
import type { Service } from './service.ts';

interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface OrderBody {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly items: readonly {
    readonly productId: string;
    readonly name: string | null;
    readonly quantity: number;
    readonly unitPrice: Money | null;
  }[];
  readonly total: Money | null;
  readonly refunded: Money | null;
  readonly paymentMethod: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly orderId?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export interface HistoryBody {
  readonly items: readonly {
    readonly state: string;
    readonly at: string;
    readonly reason: string | null;
    readonly version: number;
  }[];
}

export interface NewOrder {
  readonly items: readonly { readonly productId: string; readonly quantity: number }[];
  readonly paymentMethod: string;
  readonly expectedTotal?: Money;
}

export function usd(amount: number): Money {
  return { amount, currency: 'USD' };
}

/** Two pieces, at 10.00 $ each, of a product that there are ten of. */
export function someOrder({ products }: Service, fields: Partial<NewOrder> = {}): NewOrder {
  const productId = newId();
  products.stock(productId, 10);
  return { items: [{ productId, quantity: 2 }], paymentMethod: 'pm_ok', ...fields };
}

export function place({ shopper }: Pick<Service, 'shopper'>, body: object, key = newId()): Test {
  return shopper.post().set('idempotency-key', key).send(body);
}

export async function placed(service: Service, fields: Partial<NewOrder> = {}): Promise<OrderBody> {
  const { body } = await place(service, someOrder(service, fields)).expect(201);
  return body as OrderBody;
}

/** The newest order of the shopper, such as one whose request is still waiting. */
export async function latestOrder(service: Service): Promise<OrderBody> {
  const { body } = await service.shopper.get('?limit=1').expect(200);
  const [order] = (body as { items: OrderBody[] }).items;
  if (!order) throw new Error('The shopper has no order.');
  return order;
}

export async function orderOf(service: Service, id: string): Promise<OrderBody> {
  const { body } = await service.shopper.get(`/${id}`).expect(200);
  return body as OrderBody;
}

export async function statesOf(service: Service, id: string): Promise<readonly string[]> {
  const { body } = await service.shopper.get(`/${id}/history`).expect(200);
  return (body as HistoryBody).items.map(({ state }) => state);
}
