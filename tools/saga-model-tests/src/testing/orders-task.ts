import { createServiceSigner } from '@quartet/auth';
import { readConfig } from '@quartet/config';
import { newId } from '@quartet/database';
import { type Bus, createRelay, eventsSettings } from '@quartet/events';
import { createClient } from '@quartet/http';
import { withContext } from '@quartet/logging';
import type { Worker } from '@quartet/service';
import { depsWith, documented, type TestTokens } from '@quartet/testing';
import { z } from 'zod';
import { createApp, routes } from '../../../../apps/orders/src/app.ts';
import { compose } from '../../../../apps/orders/src/compose.ts';
import type { ActiveSagas } from '../../../../apps/orders/src/saga/active-sagas.ts';
import { sagaSettings } from '../../../../apps/orders/src/saga/settings.ts';
import type { Activity } from './activity.ts';
import { type Crashable, createCrashable } from './crashable.ts';
import { serve, type RunningService } from './serve.ts';
import type { ServiceDatabase } from './service-database.ts';
import type { FaultStage } from './fault-stage.ts';

/** One running copy of the orders service, which can die. */
export interface OrdersTask extends RunningService, Crashable {
  /** Claims one due order, and runs its saga. */
  sweep(activity: Activity): Promise<void>;
  /** Sends the pending events. */
  relay(): Promise<void>;
}

export interface Surroundings {
  readonly stage: FaultStage;
  readonly tokens: TestTokens;
  readonly database: ServiceDatabase;
  readonly products: string;
  readonly payments: string;
  readonly bus: Bus;
}

/** No second of the machine counts, only those of the database's clock: what takes long is paused, and what never comes fails. */
const config = readConfig(z.object({ ...sagaSettings, ...eventsSettings }), {
  SAGA_WAIT: '60000',
  SAGA_POLL: '40',
  SAGA_LOOK: '600000',
  SAGA_LOOK_TIMEOUT: '60000',
  SAGA_INTERVAL: '600000',
  SAGA_HEARTBEAT: '600000',
  SAGA_BATCH: '1',
  SAGA_STOP_GRACE: '1',
  PRODUCTS_DEADLINE: '60000',
  PAYMENTS_DEADLINE: '60000',
  RELAY_INTERVAL: '600000',
});

const sweepLimit = 600_000;

export async function openOrdersTask(around: Surroundings): Promise<OrdersTask> {
  const { stage, tokens, bus } = around;
  const owner = newId();
  const life = createCrashable((self) => {
    stage.resumeAll(self);
    void served.close();
  });
  const database = around.database.open(owner);
  const app = depsWith(tokens, 'orders');
  const { log } = app;
  const clients = clientsOf(around);
  const { deps, activeSagas, recovery } = compose({
    ...{ app, database, clients, config, owner },
    wrapActiveSagas: (activeSagas) => counted(stage, activeSagas),
  });
  const served = await serve(
    stage,
    documented({ name: 'orders', routes, app: createApp(deps) }),
    life,
  );
  return {
    ...served,
    ...life,
    sweep: (activity) =>
      stage.runIn({ task: life, activity }, () =>
        withContext({ requestId: activity.id, traceparent: '' }, () => once(recovery)),
      ),
    relay: () => once(createRelay({ database, bus, log, config })),
    close: async () => {
      life.crash();
      await activeSagas.close();
      await Promise.all(Object.values(clients).map((client) => client.close()));
      await database.close();
    },
  };
}

function clientsOf({ tokens, products, payments }: Surroundings) {
  const sign = createServiceSigner({ SERVICE_PRIVATE_KEY: tokens.servicePrivateKey }, 'orders');
  const clientOf = (peer: string, url: string) =>
    createClient({ url, peer, token: (userId) => sign(peer, userId) });
  return { products: clientOf('products', products), payments: clientOf('payments', payments) };
}

/** Counts the sagas that an activity runs, so that it is not quiet before they end. */
function counted(stage: FaultStage, activeSagas: ActiveSagas): ActiveSagas {
  return {
    ...activeSagas,
    start: (lease) => {
      const activity = stage.context()?.activity;
      const work = activeSagas.start(lease);
      if (activity) {
        activity.activeSagas += 1;
        void work.finally(() => (activity.activeSagas -= 1));
      }
      return work;
    },
  };
}

/** Runs one sweep of a worker. */
async function once(worker: Worker): Promise<void> {
  worker.start(sweepLimit);
  await worker.stop();
}
