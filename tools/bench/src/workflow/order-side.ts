import { withClient } from '../sql.ts';
import type { Restartable } from './restartable.ts';

/** A side that takes orders, with a payment provider of its own. */
export interface OrderSide extends AsyncDisposable {
  readonly name: string;
  readonly url: string;
  /** The file of the provider's journal. */
  readonly journal: string;
  /** All its processes but the provider and PostgreSQL. */
  readonly processes: readonly Restartable[];
  /** The number of orders that have begun and not ended. */
  countUnderWay(): Promise<number>;
}

export async function count(url: string, statement: string): Promise<number> {
  const { rows } = await withClient(url, (client) => client.query<{ count: string }>(statement));
  return Number(rows[0]?.count);
}
