import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Keys } from '@quartet/bench/keys';
import { providerProgram } from '@quartet/bench/programs';
import type { SidePlan } from '@quartet/bench/side';
import { freePort } from '@quartet/postgres';

export type ServiceName = 'orders' | 'products' | 'payments';

interface ProcessSettings {
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
}

/** The settings of each process of a test stack: its port, and the addresses of the others. */
export interface TestStackSettings extends Readonly<Record<ServiceName, ProcessSettings>> {
  readonly provider: SidePlan;
  readonly journal: string;
}

/** Short time limits, so that the effect of a fault is over soon. */
export const fastSettings = {
  QUARTET_RATE_LIMITS: 'off',
  LOG_FORMAT: 'json',
  LOG_LEVEL: 'warn',
  FAULT_DEADLINE: '400',
  DATABASE_QUERY_TIMEOUT: '1000',
  SAGA_WAIT: '1000',
  SAGA_POLL: '20',
  SAGA_INTERVAL: '50',
  SAGA_LEASE: '600',
  SAGA_HEARTBEAT: '150',
  SAGA_BACKOFF: '50',
  SAGA_BACKOFF_MAX: '200',
  PRODUCTS_DEADLINE: '1000',
  PAYMENTS_DEADLINE: '1500',
  PROVIDER_TIMEOUT: '1000',
  OPERATION_LEASE: '1300',
  OPERATION_SWEEP: '50',
  OPERATION_RETRY_FIRST: '50',
  OPERATION_RETRY_LIMIT: '200',
  RELAY_INTERVAL: '20',
  RELAY_LEASE: '600',
  RESERVATION_SWEEP_INTERVAL: '50',
};

export async function allocateSettings(folder: string, keys: Keys): Promise<TestStackSettings> {
  const [products, payments, orders, port] = await Promise.all([1, 2, 3, 4].map(() => freePort()));
  const [productsUrl, paymentsUrl, providerUrl] = [products, payments, port].map(
    (each) => `http://127.0.0.1:${each}`,
  );
  const journal = join(folder, 'journal.jsonl');
  const secret = randomBytes(32).toString('hex');
  const peers = { PRODUCTS_URL: productsUrl, PAYMENTS_URL: paymentsUrl };
  const events = { EVENTS_FILE: join(folder, 'events.jsonl') };
  const own = (number: number | undefined, environment: NodeJS.ProcessEnv): ProcessSettings => {
    return { port: number ?? 0, environment };
  };
  return {
    journal,
    provider: {
      name: 'provider',
      program: providerProgram,
      health: '/health/live',
      folder,
      port: port ?? 0,
      environment: {
        JOURNAL: journal,
        WEBHOOK_URL: `${paymentsUrl}/api/payments/webhooks/simulator`,
        WEBHOOK_SECRET: secret,
        WEBHOOK_RETRY_FIRST: '50',
      },
    },
    products: own(products, {}),
    payments: own(payments, { PROVIDER_URL: providerUrl, PROVIDER_WEBHOOK_SECRET: secret }),
    orders: own(orders, { ...peers, ...events, ...keys.privateEnvironment }),
  };
}
