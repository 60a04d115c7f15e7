import type { SagaOrder } from './saga.ts';

/** A user and their latest orders. */
export interface Customer {
  readonly user: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly role: string;
    /** ISO 8601. */
    readonly createdAt: string;
  };
  readonly orders: readonly CustomerOrder[];
}

export interface CustomerOrder extends Pick<SagaOrder, 'id' | 'status' | 'reason' | 'total'> {
  /** ISO 8601. */
  readonly createdAt: string;
}
