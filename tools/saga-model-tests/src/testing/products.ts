import { depsWith, documented, type TestTokens } from '@quartet/testing';
import { createApp, routes } from '../../../../apps/products/src/app.ts';
import { compose } from '../../../../apps/products/src/compose.ts';
import { serve, type RunningService } from './serve.ts';
import { serviceDatabase, type ServiceDatabase } from './service-database.ts';
import type { FaultStage } from './fault-stage.ts';

export interface Products extends RunningService {
  readonly database: ServiceDatabase;
  expire(): Promise<void>;
}

/** Milliseconds: shorter than an order may live, so that a hold can end before its order. */
const config = { RESERVATION_HOLD: 180_000, SEARCHES_AT_ONCE: 4, SEARCHES_WAITING: 32 };

const migrations = new URL('../../../../apps/products/src/migrations/', import.meta.url);

export async function openProducts(stage: FaultStage, tokens: TestTokens): Promise<Products> {
  const database = await serviceDatabase(migrations);
  const own = database.open('products');
  const app = depsWith(tokens, 'products');
  const deps = compose({ app, database: own, config });
  const served = await serve(stage, documented({ name: 'products', routes, app: createApp(deps) }));
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
