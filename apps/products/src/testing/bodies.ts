import { newId } from '@quartet/database';
import type { Money } from '@quartet/money';
import type { ReservationState } from '../domain/reservation.ts';

export interface NewProduct {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly price: Money;
  readonly stock: number;
}

export interface ProductBody extends Omit<NewProduct, 'stock'> {
  readonly id: string;
  readonly available: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ListBody {
  readonly items: readonly ProductBody[];
  readonly nextCursor: string | null;
}

export interface ReservationBody {
  readonly orderId: string;
  readonly state: ReservationState;
  readonly lines: readonly {
    readonly productId: string;
    readonly name: string;
    readonly quantity: number;
    readonly unitPrice: Money;
  }[];
  readonly total: Money | null;
  readonly expiresAt: string | null;
}

export interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export function someProduct(): NewProduct {
  return {
    sku: `MUG-${newId()}`,
    name: 'Stoneware mug',
    description: 'Holds 350 ml and survives the dishwasher.',
    category: 'kitchen',
    price: { amount: 1_200, currency: 'USD' },
    stock: 10,
  };
}
