import type { Database } from '@quartet/database';
import type { AppDeps } from '@quartet/service';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { postgresCatalogue } from './outside/postgres-catalogue.ts';
import { postgresProducts } from './outside/postgres-products.ts';
import { postgresReservations } from './outside/postgres-reservations.ts';

export interface Parts {
  readonly app: AppDeps;
  readonly database: Database;
  readonly config: Pick<Config, 'RESERVATION_HOLD'>;
}

export function compose({ app, database, config }: Parts): Deps {
  return {
    ...app,
    products: postgresProducts(database),
    catalogue: postgresCatalogue(database),
    reservations: postgresReservations(database, config),
  };
}
