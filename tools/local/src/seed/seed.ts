import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { seedPrefix } from '../supervisor/terminal-lines.ts';
import { catalogue, type SeedProduct } from './catalogue.ts';
import { UserError } from '@quartet/cloudformation/user-error';
import type { Account } from '@quartet/local-client/ready-content';

/** A service to call, until the signal aborts. */
export interface Endpoint {
  readonly url: string;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Makes the shopper unless it is there. */
export async function seedShopper(users: Endpoint, { email, password }: Account): Promise<void> {
  const body = { email, password, name: 'Sam Shopper' };
  expectStatus(await send(users, 'POST /api/users', { body }), [201, 409], 'the shopper');
}

/** The access token of an account; undefined when it does not exist or has another password. */
export async function logIn(users: Endpoint, account: Account): Promise<string | undefined> {
  const { email, password } = account;
  const response = await send(users, 'POST /api/users/login', { body: { email, password } });
  expectStatus(response, [200, 401], 'a login');
  return (response.body as { accessToken?: string }).accessToken;
}

/** An admin too may write only so much a second. */
interface Writer {
  readonly token: string;
  /** Writes per second. */
  readonly rate: number;
}

/** The first products are there; the others follow as fast as the shop takes them. */
interface Seeding {
  readonly rest: Promise<void>;
}

/** Fills the shop with what it does not have yet; returns when the writes of the first second are done. */
export async function seedCatalogue(products: Endpoint, { token, rate }: Writer): Promise<Seeding> {
  const { items } = await listProducts(products);
  const skus = new Set(items.map(({ sku }) => sku));
  const missing = catalogue.filter(({ sku }) => !skus.has(sku));
  const addAll = async (from: number, to: number): Promise<void> => {
    for (const product of missing.slice(from, to)) await add(products, token, product);
  };
  const addRest = async (): Promise<void> => {
    for (let from = rate; from < missing.length; from += rate) {
      await pause(second, undefined, { signal: products.signal });
      await addAll(from, from + rate);
    }
  };
  await addAll(0, rate);
  return { rest: addRest() };
}

/** The id of a product that can be ordered. */
export async function productToOrder(products: Endpoint): Promise<string> {
  const { items } = await listProducts(products);
  const favourite = items.find(({ available }) => available > 0);
  if (!favourite) throw new UserError('No product is in stock; start with --reset.');
  return favourite.id;
}

async function add(products: Endpoint, token: string, product: SeedProduct): Promise<void> {
  const { price, ...rest } = product;
  const body = { ...rest, price: { amount: price, currency: 'USD' } };
  const response = await send(products, 'POST /api/products', { token, body });
  expectStatus(response, [201, 409], `the product ${product.sku}`);
}

interface Listed {
  readonly items: readonly { id: string; sku: string; available: number }[];
}

async function listProducts(products: Endpoint): Promise<Listed> {
  const response = await send(products, 'GET /api/products?limit=100', {});
  expectStatus(response, [200], 'the catalogue');
  return response.body as Listed;
}

const unavailable = 503;
const second = 1_000;

type Operation = `${'GET' | 'POST'} /${string}`;

interface Request {
  readonly body?: unknown;
  readonly token?: string;
}

/** A service that is not available is asked again: a machine may be busy. */
async function send(endpoint: Endpoint, operation: Operation, request: Request): Promise<Answer> {
  for (;;) {
    const response = await sendOnce(endpoint, operation, request);
    if (response.status !== unavailable) return response;
    await pause(second, undefined, { signal: endpoint.signal });
  }
}

async function sendOnce(
  { url, signal }: Endpoint,
  operation: Operation,
  { body, token }: Request,
): Promise<Answer> {
  const [method = '', path] = operation.split(' ');
  const response = await fetch(`${url}${path}`, {
    ...{ method, signal },
    headers: {
      'content-type': 'application/json',
      'x-request-id': seedPrefix + randomUUID(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

function expectStatus(response: Answer, expected: readonly number[], what: string): void {
  if (expected.includes(response.status)) return;
  const { detail } = response.body as { detail?: string };
  throw new UserError(`The seed failed at ${what}: ${response.status} ${detail ?? ''}`.trim());
}
