import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { HttpError } from './responses.ts';
import { isMissing } from './is-missing.ts';
import type { Saga, SagaOrder, SagaStep } from '../views/saga.ts';

/** The shop as its admin sees it, through its own gateway; the page never sees what he logs in with. */
export interface Shop {
  /** @throws Refusal when there is none, or the shop does not answer. */
  order(id: string): Promise<Omit<Saga, 'lines'>>;
}

type ShopAccess = Pick<ReadyContent, 'url' | 'apiKey' | 'admin'>;

const timeout = 5_000;

export function createShop(home: string): Shop {
  let token: string | undefined;

  const get = async <T>(door: ShopAccess, path: string): Promise<T> => {
    token ??= await logIn(door);
    const answer = await send(door, path, { headers: { authorization: `Bearer ${token}` } });
    if (answer.status === 401) token = undefined;
    if (!answer.ok) throw await errorOf(answer);
    return (await answer.json()) as T;
  };
  const getWithRetry = <T>(door: ShopAccess, path: string): Promise<T> =>
    get<T>(door, path).catch((error: unknown) => {
      if (error instanceof HttpError && error.status === 401) return get<T>(door, path);
      throw error;
    });

  return {
    order: async (id) => {
      const door = await readAccess(home);
      const path = `/api/orders/${encodeURIComponent(id)}`;
      const order = await getWithRetry<SagaOrder>(door, path);
      const { items } = await getWithRetry<{ items: readonly SagaStep[] }>(door, `${path}/history`);
      return { order, steps: items };
    },
  };
}

async function readAccess(home: string): Promise<ShopAccess> {
  try {
    return JSON.parse(await readFile(join(home, 'ready.json'), 'utf8')) as ShopAccess;
  } catch (error) {
    if (isMissing(error)) throw new HttpError(503, 'Quartet is still starting.');
    throw error;
  }
}

async function logIn(door: ShopAccess): Promise<string> {
  const { email, password } = door.admin;
  const body = JSON.stringify({ email, password });
  const answer = await send(door, '/api/users/login', { method: 'POST', body });
  if (!answer.ok) throw await errorOf(answer);
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

async function send(
  { url, apiKey }: ShopAccess,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-api-key': apiKey, ...init.headers };
  const signal = AbortSignal.timeout(timeout);
  return fetch(`${url}${path}`, { ...init, headers, signal }).catch(() => {
    throw new HttpError(503, 'The shop does not answer.');
  });
}

async function errorOf(answer: Response): Promise<HttpError> {
  const problem: unknown = await answer.json().catch(() => undefined);
  const { detail, message } = (problem ?? {}) as { detail?: string; message?: string };
  return new HttpError(answer.status, detail ?? message ?? `The shop answers ${answer.status}.`);
}
