import { depsWith, type TestTokens } from '@quartet/testing';
import { createApp } from '../../../../apps/products/src/app.ts';
import type { Deps } from '../../../../apps/products/src/deps.ts';
import { postgresCatalogue } from '../../../../apps/products/src/outside/postgres-catalogue.ts';
import { postgresProducts } from '../../../../apps/products/src/outside/postgres-products.ts';
import { postgresReservations } from '../../../../apps/products/src/outside/postgres-reservations.ts';
import { serve, type Served } from './serve.ts';
import { serviceDatabase, type ServiceDatabase } from './service-database.ts';
import type { Stage } from './stage.ts';

export interface Products extends Served {
  readonly database: ServiceDatabase;
  expire(): Promise<void>;
}

/** Milliseconds: shorter than an order may live, so that a hold can end before its order. */
const RESERVATION_HOLD = 180_000;

const migrations = new URL('../../../../apps/products/src/migrations/', import.meta.url);

export async function openProducts(stage: Stage, tokens: TestTokens): Promise<Products> {
  const database = await serviceDatabase(migrations);
  const own = database.open('products');
  const deps: Deps = {
    ...depsWith(tokens, 'products'),
    products: postgresProducts(own),
    catalogue: postgresCatalogue(own),
    reservations: postgresReservations(own, { RESERVATION_HOLD }),
  };
  const served = await serve(stage, createApp(deps));
  return {
    ...served,
    database,
    expire: async () => {
      await deps.reservations.expire();
    },
    close: async () => {
      await served.close();
      await own.close();
      await database.close();
    },
  };
}
