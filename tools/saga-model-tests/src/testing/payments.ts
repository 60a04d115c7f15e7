import { depsWith, documented, type TestTokens } from '@quartet/testing';
import { createApp, routes } from '../../../../apps/payments/src/app.ts';
import { compose } from '../../../../apps/payments/src/compose.ts';
import { simulatorProvider } from '../../../../apps/payments/src/outside/simulator-provider.ts';
import { sweep } from '../../../../apps/payments/src/processing/sweep.ts';
import type { Activity } from './activity.ts';
import { serve, type RunningService } from './serve.ts';
import { serviceDatabase, type ServiceDatabase } from './service-database.ts';
import type { FaultStage } from './fault-stage.ts';

export interface Payments extends RunningService {
  readonly database: ServiceDatabase;
  /** Runs the pending operations. */
  sweep(activity: Activity): Promise<void>;
}

const config = {
  OPERATION_LEASE: 15_000,
  OPERATION_HEARTBEAT: 600_000,
  OPERATION_BATCH: 20,
  OPERATION_RETRY_FIRST: 1_000,
  OPERATION_RETRY_LIMIT: 60_000,
};

const migrations = new URL('../../../../apps/payments/src/migrations/', import.meta.url);

export async function openPayments(
  stage: FaultStage,
  tokens: TestTokens,
  PROVIDER_URL: string,
): Promise<Payments> {
  const database = await serviceDatabase(migrations);
  const own = database.open('payments');
  const provider = simulatorProvider({ PROVIDER_URL, PROVIDER_TIMEOUT: 60_000 });
  const deps = compose({
    app: depsWith(tokens, 'payments'),
    ...{ database: own, config, provider, webhooks: new Map() },
  });
  const served = await serve(stage, documented({ name: 'payments', routes, app: createApp(deps) }));
  return {
    ...served,
    database,
    sweep: async (activity) => {
      await stage.runIn({ activity }, () => sweep(deps)).catch(() => undefined);
    },
    close: async () => {
      await served.close();
      await provider.close();
      await own.close();
      await database.close();
    },
  };
}
