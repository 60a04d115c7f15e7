import type { Database } from '@quartet/database';
import type { AppDeps } from '@quartet/service';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { limitedCatalogue, type SearchLimits } from './outside/limited-catalogue.ts';
import { postgresCatalogue } from './outside/postgres-catalogue.ts';
import { postgresProducts } from './outside/postgres-products.ts';
import { postgresReservations } from './outside/postgres-reservations.ts';

export interface Parts {
  readonly app: AppDeps;
  readonly database: Database;
  readonly config: Pick<Config, 'RESERVATION_HOLD'> & SearchLimits;
}

export function compose({ app, database, config }: Parts): Deps {
  return {
    ...app,
    products: postgresProducts(database),
    catalogue: limitedCatalogue(postgresCatalogue(database), config),
    reservations: postgresReservations(database, config),
  };
}
