import type { LoadRequest } from '../load/load.ts';
import type { Ready } from './quartet.ts';

/** Requests of a shopper that read every seeded product. */
export async function readsOf({ url, apiKey, shopper }: Ready): Promise<readonly LoadRequest[]> {
  const headers = { 'Content-Type': 'application/json', 'X-Api-Key': apiKey };
  const login = { method: 'POST', headers, body: JSON.stringify(shopper) };
  const { accessToken: token } = await ask<Session>(`${url}/api/users/login`, login);
  const authorised = { headers: { ...headers, Authorization: `Bearer ${token}` } };
  const { items } = await ask<Products>(`${url}/api/products`, authorised);
  return items.map(({ id }) => ({ path: `/api/products/${id}`, token, apiKey }));
}

interface Session {
  readonly accessToken: string;
}

interface Products {
  readonly items: readonly { readonly id: string }[];
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} returned ${answer.status}`);
  return (await answer.json()) as T;
}
