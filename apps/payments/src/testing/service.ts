import type { RequestListener } from 'node:http';
import { newId } from '@quartet/database';
import {
  documented,
  eventually,
  listen,
  testCallers,
  type TestCallers,
  testDatabase,
  type TestDatabase,
  testDeps,
  type TestTokens,
} from '@quartet/testing';
import type { Response } from 'supertest';
import { createApp, routes } from '../app.ts';
import { isReleased } from '../domain/payment.ts';
import { compose } from '../compose.ts';
import type { Deps, Provider, Webhook } from '../deps.ts';
import { sweep } from '../processing/sweep.ts';
import { simulatorProvider } from '../outside/simulator-provider.ts';
import { simulatorWebhook } from '../outside/simulator-webhook.ts';
import { type TestProvider, formerSecret, startProvider, webhookSecret } from './test-provider.ts';

export interface PaymentBody {
  readonly id: string;
  readonly orderId: string;
  readonly state: string;
}

/** The whole service, with its own database and its own provider. */
export interface Service<Company = TestProvider> extends TestCallers {
  readonly app: RequestListener;
  readonly deps: Deps;
  readonly database: TestDatabase;
  readonly provider: Company;
  readonly tokens: TestTokens;
  pay(method: string, payment?: Partial<typeof somePayment>): Promise<Response>;
  captured(amount?: number): Promise<PaymentBody>;
  /** Sweeps until the payment has the state. */
  reaches(id: string, state: string): Promise<PaymentBody>;
  /** Sweeps until the payment is declined and nothing can be held for it. */
  reachesVoid(id: string): Promise<void>;
  close(): Promise<void>;
}

export interface ServiceOptions {
  readonly timeout?: number;
  readonly lease?: number;
  readonly webhooks?: boolean;
}

const retries = {
  OPERATION_HEARTBEAT: 60_000,
  OPERATION_BATCH: 20,
  OPERATION_RETRY_FIRST: 10,
  OPERATION_RETRY_LIMIT: 40,
};

const somePayment = { id: '', orderId: '', userId: '', amount: 1999, currency: 'USD' };

/** A payment company, and the outsides that speak with it. */
export interface Chosen<Company> {
  readonly name: string;
  readonly company: Company;
  readonly provider: Provider & { close(): Promise<void> };
  readonly webhook: Webhook;
  stop(): Promise<void>;
}

export function openService(options: ServiceOptions = {}): Promise<Service> {
  const { timeout = 60_000, webhooks = false } = options;
  return openServiceWith(async (url) => {
    const company = await startProvider(webhooks ? `${url}/api/payments/webhooks/simulator` : '');
    return {
      ...{ name: 'simulator', company, stop: company.stop },
      provider: simulatorProvider({ PROVIDER_URL: company.url, PROVIDER_TIMEOUT: timeout }),
      webhook: simulatorWebhook({
        PROVIDER_WEBHOOK_SECRET: webhookSecret,
        PROVIDER_WEBHOOK_SECRET_FORMER: formerSecret,
        PROVIDER_WEBHOOK_TOLERANCE: 300_000,
      }),
    };
  }, options);
}

/** The service, each answer of which has to be one that its document describes. */
export function appOf(deps: Deps): RequestListener {
  return documented({ name: 'payments', routes, app: createApp(deps) });
}

/** The service with whatever company is chosen for the address that it listens at. */
export async function openServiceWith<Company>(
  choose: (url: string) => Promise<Chosen<Company>>,
  { lease = 120_000 }: ServiceOptions = {},
): Promise<Service<Company>> {
  const database = await testDatabase();
  const { tokens, ...rest } = await testDeps('payments');
  const server = await listen((req, res) => void app(req, res));
  const { name, company, provider, webhook, stop } = await choose(server.url);
  const config = { ...retries, OPERATION_LEASE: lease };
  const webhooks = new Map([[name, webhook]]);
  const deps = compose({ app: rest, database, config, provider, webhooks });
  const app = appOf(deps);
  const callers = await testCallers({ name: 'payments', to: server.url, tokens });
  return {
    ...{ app, deps, database, provider: company, tokens },
    ...callers,
    ...callsOf(deps, callers),
    close: async () => {
      await Promise.all([stop(), provider.close(), server.close()]);
      await database.close();
    },
  };
}

type Calls = Pick<Service, 'pay' | 'captured' | 'reaches' | 'reachesVoid'>;

function callsOf(deps: Deps, { orders, ordersFor }: TestCallers): Calls {
  const pay: Calls['pay'] = async (method, payment = {}) => {
    const { id = newId(), orderId = newId(), amount = 1999, currency = 'USD' } = payment;
    const body = { orderId, amount: { amount, currency }, method };
    return ordersFor(payment.userId).put(`/${id}`).send(body);
  };
  return {
    pay,
    captured: async (amount = 1999) => {
      const { body } = await pay('pm_ok', { amount });
      const { id } = body as PaymentBody;
      return (await orders.put(`/${id}/capture`).send({}).expect(200)).body as PaymentBody;
    },
    reachesVoid: (id) =>
      eventually(async () => {
        await sweep(deps);
        const payment = await deps.payments.get(id);
        expect(isReleased(payment)).toBe(true);
      }),
    reaches: (id, state) =>
      eventually(async () => {
        await sweep(deps);
        const { body } = await orders.get(`/${id}`);
        expect(body).toMatchObject({ id, state });
        return body as PaymentBody;
      }),
  };
}
