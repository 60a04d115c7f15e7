import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { Refusal } from './answer.ts';
import { isMissing } from './is-missing.ts';
import type { Saga, SagaOrder, SagaStep } from '../views/saga.ts';

/** The shop as its admin sees it, through its own gateway; the page never sees what he logs in with. */
export interface Shop {
  /** @throws Refusal when there is none, or the shop does not answer. */
  order(id: string): Promise<Omit<Saga, 'lines'>>;
}

type Door = Pick<ReadyContent, 'url' | 'apiKey' | 'admin'>;

const patience = 5_000;

export function createShop(home: string): Shop {
  let token: string | undefined;

  const get = async <T>(door: Door, path: string): Promise<T> => {
    token ??= await logIn(door);
    const answer = await send(door, path, { headers: { authorization: `Bearer ${token}` } });
    if (answer.status === 401) token = undefined;
    if (!answer.ok) throw await refusalOf(answer);
    return (await answer.json()) as T;
  };
  const getTwice = <T>(door: Door, path: string): Promise<T> =>
    get<T>(door, path).catch((error: unknown) => {
      if (error instanceof Refusal && error.status === 401) return get<T>(door, path);
      throw error;
    });

  return {
    order: async (id) => {
      const door = await readDoor(home);
      const path = `/api/orders/${encodeURIComponent(id)}`;
      const order = await getTwice<SagaOrder>(door, path);
      const { items } = await getTwice<{ items: readonly SagaStep[] }>(door, `${path}/history`);
      return { order, steps: items };
    },
  };
}

async function readDoor(home: string): Promise<Door> {
  try {
    return JSON.parse(await readFile(join(home, 'ready.json'), 'utf8')) as Door;
  } catch (error) {
    if (isMissing(error)) throw new Refusal(503, 'Quartet is still starting.');
    throw error;
  }
}

async function logIn(door: Door): Promise<string> {
  const { email, password } = door.admin;
  const body = JSON.stringify({ email, password });
  const answer = await send(door, '/api/users/login', { method: 'POST', body });
  if (!answer.ok) throw await refusalOf(answer);
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

async function send({ url, apiKey }: Door, path: string, init: RequestInit): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-api-key': apiKey, ...init.headers };
  const signal = AbortSignal.timeout(patience);
  return fetch(`${url}${path}`, { ...init, headers, signal }).catch(() => {
    throw new Refusal(503, 'The shop does not answer.');
  });
}

async function refusalOf(answer: Response): Promise<Refusal> {
  const problem: unknown = await answer.json().catch(() => undefined);
  const { detail, message } = (problem ?? {}) as { detail?: string; message?: string };
  return new Refusal(answer.status, detail ?? message ?? `The shop answers ${answer.status}.`);
}
