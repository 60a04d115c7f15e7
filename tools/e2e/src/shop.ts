import { randomBytes } from 'node:crypto';
import { createClient, type Product, unwrap } from '@quartet/client';
import type { Account, ReadyContent } from '@quartet/local-client/ready-content';
import type { Traffic } from './traffic.ts';

export type QuartetClient = ReturnType<typeof createClient>;

/** A registered user with a session. */
export interface Customer {
  readonly account: Account;
  readonly client: QuartetClient;
}

/** The outside of a running Quartet: what its stories may use. */
export interface Shop {
  readonly ready: ReadyContent;
  readonly traffic: Traffic;
  /** The secret that signs the webhooks of the payment simulator. */
  readonly webhookSecret: string;
  /** A client without a session. */
  open(): QuartetClient;
  admin(): Promise<QuartetClient>;
  /** Registers somebody new and logs in. */
  newCustomer(): Promise<Customer>;
  /** Everybody who was registered here. */
  readonly customers: readonly Customer[];
  /** Adds a product with plenty of stock. */
  newProduct(): Promise<Product>;
}

interface ShopOptions {
  readonly ready: ReadyContent;
  readonly traffic: Traffic;
  readonly webhookSecret: string;
}

export function openShop({ ready, traffic, webhookSecret }: ShopOptions): Shop {
  const { url, apiKey } = ready;
  const customers: Customer[] = [];
  let administrator: Promise<QuartetClient> | undefined;
  const open = () => createClient({ url, apiKey, fetch: traffic.fetch });
  const logIn = async (account: Account) => {
    const client = open();
    await client.logIn(account);
    return client;
  };
  const admin = () => (administrator ??= logIn(ready.admin));
  // One after the other: the service rejects registrations that would wait for the hashes of others.
  let registered: Promise<unknown> = Promise.resolve();
  const register = (account: Account) => {
    const registering = registered.then(() => open().register({ ...account, name: 'Ada Example' }));
    registered = registering.catch(() => undefined);
    return registering;
  };
  return {
    ...{ ready, traffic, webhookSecret, open, admin, customers },
    newCustomer: async () => {
      const account = newAccount();
      await register(account);
      const customer = { account, client: await logIn(account) };
      customers.push(customer);
      return customer;
    },
    newProduct: async () => {
      const { api } = await admin();
      return unwrap(api.POST('/api/products', { body: productBody() }));
    },
  };
}

export function newAccount(): Account {
  const unique = randomBytes(6).toString('hex');
  return {
    email: `ada-${unique}@quartet.example`,
    password: randomBytes(18).toString('base64url'),
  };
}

function productBody() {
  return {
    sku: `STORY-${randomBytes(4).toString('hex').toUpperCase()}`,
    name: 'Mug of a story',
    description: 'Holds 350 ml.',
    category: 'stories',
    price: { amount: 1_450, currency: 'USD' as const },
    stock: 100_000,
  };
}
