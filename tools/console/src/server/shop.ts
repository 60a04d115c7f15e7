import { type EdgeRequest, loginRequest, sendToEdge } from '@quartet/local-client/edge';
import { readReady } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { HttpError } from '@quartet/aws/http/http-error';
import type { Saga, SagaOrder, SagaStep } from '../views/saga.ts';

/** The shop as its admin sees it, through its own gateway; the page never sees what he logs in with. */
interface Shop {
  /** @throws HttpError when there is none, or the shop does not answer. */
  order(id: string): Promise<Omit<Saga, 'lines'>>;
}

type ShopAccess = Pick<ReadyContent, 'url' | 'apiKey' | 'admin'>;

const timeout = 5_000;

export function createShop(home: string): Shop {
  let token: string | undefined;

  const get = async <T>(door: ShopAccess, path: string): Promise<T> => {
    token ??= await logIn(door);
    const response = await send(door, { method: 'GET', path, token });
    if (response.status === 401) token = undefined;
    if (!response.ok) throw await errorOf(response);
    return (await response.json()) as T;
  };
  const getWithRetry = <T>(door: ShopAccess, path: string): Promise<T> =>
    get<T>(door, path).catch((error: unknown) => {
      if (error instanceof HttpError && error.status === 401) return get<T>(door, path);
      throw error;
    });

  return {
    order: async (id) => {
      const door = readAccess(home);
      const path = `/api/orders/${encodeURIComponent(id)}`;
      const order = await getWithRetry<SagaOrder>(door, path);
      const { items } = await getWithRetry<{ items: readonly SagaStep[] }>(door, `${path}/history`);
      return { order, steps: items };
    },
  };
}

function readAccess(home: string): ShopAccess {
  const ready = readReady(home);
  if (!ready) throw new HttpError(503, 'Quartet is still starting.');
  return ready;
}

async function logIn(door: ShopAccess): Promise<string> {
  const response = await send(door, loginRequest(door.admin));
  if (!response.ok) throw await errorOf(response);
  return ((await response.json()) as { accessToken: string }).accessToken;
}

async function send(door: ShopAccess, request: EdgeRequest): Promise<Response> {
  return sendToEdge(door, request, AbortSignal.timeout(timeout)).catch(() => {
    throw new HttpError(503, 'The shop does not answer.');
  });
}

async function errorOf(response: Response): Promise<HttpError> {
  const problem: unknown = await response.json().catch(() => undefined);
  const { detail, message } = (problem ?? {}) as { detail?: string; message?: string };
  return new HttpError(
    response.status,
    detail ?? message ?? `The shop answers ${response.status}.`,
  );
}
