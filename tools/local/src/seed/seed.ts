import { setTimeout as pause } from 'node:timers/promises';
import { catalogue, type SeedProduct } from './catalogue.ts';
import { StartFailure } from '../run/start-failure.ts';
import type { Account } from '../home/secrets.ts';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Makes the shopper unless it is there. */
export async function seedShopper(users: string, { email, password }: Account): Promise<void> {
  const body = { email, password, name: 'Sam Shopper' };
  expectStatus(await send('POST', `${users}/api/users`, { body }), [201, 409], 'the shopper');
}

/** The access token of an account; undefined when it does not exist or has another password. */
export async function logIn(users: string, account: Account): Promise<string | undefined> {
  const { email, password } = account;
  const answer = await send('POST', `${users}/api/users/login`, { body: { email, password } });
  expectStatus(answer, [200, 401], 'a login');
  return (answer.body as { accessToken?: string }).accessToken;
}

/** An admin too may write only so much a second. */
interface Writer {
  readonly token: string;
  /** Writes per second. */
  readonly rate: number;
}

/** Fills the shop with what it does not have yet. */
export async function seedCatalogue(products: string, { token, rate }: Writer): Promise<void> {
  const { items } = await listProducts(products);
  const known = new Set(items.map(({ sku }) => sku));
  const missing = catalogue.filter(({ sku }) => !known.has(sku));
  for (const [index, product] of missing.entries()) {
    if (index > 0 && index % rate === 0) await pause(second);
    await add(products, token, product);
  }
}

/** The id of a product that can be ordered. */
export async function productToOrder(products: string): Promise<string> {
  const { items } = await listProducts(products);
  const favourite = items.find(({ available }) => available > 0);
  if (!favourite) throw new StartFailure('No product is in stock; start with --reset.');
  return favourite.id;
}

async function add(products: string, token: string, product: SeedProduct): Promise<void> {
  const { price, ...rest } = product;
  const body = { ...rest, price: { amount: price, currency: 'USD' } };
  const answer = await send('POST', `${products}/api/products`, { token, body });
  expectStatus(answer, [201, 409], `the product ${product.sku}`);
}

interface Listed {
  readonly items: readonly { id: string; sku: string; available: number }[];
}

async function listProducts(products: string): Promise<Listed> {
  const answer = await send('GET', `${products}/api/products?limit=100`, {});
  expectStatus(answer, [200], 'the catalogue');
  return answer.body as Listed;
}

const limit = 15_000;
const second = 1_000;

async function send(
  method: 'GET' | 'POST',
  url: string,
  { body, token }: { readonly body?: unknown; readonly token?: string },
): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    signal: AbortSignal.timeout(limit),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

function expectStatus(answer: Answer, expected: readonly number[], what: string): void {
  if (expected.includes(answer.status)) return;
  const { detail } = answer.body as { detail?: string };
  throw new StartFailure(`The seed failed at ${what}: ${answer.status} ${detail ?? ''}`.trim());
}
