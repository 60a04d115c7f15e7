import { randomBytes } from 'node:crypto';
import { HttpError } from '@quartet/aws/http/http-error';
import { type EdgeRequest, loginRequest, sendToEdge } from '@quartet/local-client/edge';
import { readReady } from '@quartet/local-client/ready';
import type { ReadyContent } from '@quartet/local-client/ready-content';

export const accountNames = ['shopper', 'admin'] as const;

export type AccountName = (typeof accountNames)[number];

/** The key and the token that a client's requests carry. */
export interface Credentials {
  readonly apiKey: string;
  readonly accessToken: string;
  /** Seconds that the access token is valid. */
  readonly expiresIn: number;
}

/** Requests to the services through their own gateway, as one of the seeded accounts. */
export interface ShopClient {
  /** The user agent of reads, which nobody else can know. */
  readonly userAgent: string;
  /** @throws HttpError with the sentence of the service, or because it does not answer */
  read<T>(as: AccountName, path: string): Promise<T>;
  /** The same for a request that changes something, which counts as a client's. */
  post<T>(
    as: AccountName,
    request: Pick<EdgeRequest, 'path' | 'key' | 'prefer' | 'body'>,
  ): Promise<T>;
  /** Logs in; each call returns a token of its own. */
  credentials(as: AccountName): Promise<Credentials>;
}

type Access = Pick<ReadyContent, 'url' | 'apiKey' | AccountName>;

/** Milliseconds. An order is answered when it has ended, or after a while. */
const timeouts = { GET: 5_000, POST: 30_000 };

export function createShopClient(home: string): ShopClient {
  const userAgent = `quartet-console/${randomBytes(8).toString('hex')}`;
  const tokens = new Map<AccountName, Promise<string>>();

  const credentials = async (as: AccountName): Promise<Credentials> => {
    const access = readAccess(home);
    const response = await send(access, { ...loginRequest(access[as]), userAgent });
    if (!response.ok) throw await errorOf(response);
    const { accessToken, expiresIn } = (await response.json()) as Omit<Credentials, 'apiKey'>;
    return { apiKey: access.apiKey, accessToken, expiresIn };
  };
  const tokenOf = (as: AccountName): Promise<string> => {
    const known = tokens.get(as);
    if (known) return known;
    const token = credentials(as).then(({ accessToken }) => accessToken);
    tokens.set(as, token);
    token.catch(() => tokens.delete(as));
    return token;
  };
  /** Once more with a new token when the first one is no longer valid. */
  const call = async <T>(as: AccountName, request: EdgeRequest, isRepeated = false): Promise<T> => {
    const access = readAccess(home);
    const response = await send(access, { ...request, token: await tokenOf(as) });
    if (response.ok) return (await response.json()) as T;
    if (response.status !== 401 || isRepeated) throw await errorOf(response);
    tokens.delete(as);
    return call<T>(as, request, true);
  };
  return {
    userAgent,
    read: (as, path) => call(as, { method: 'GET', path, userAgent }),
    post: (as, request) => call(as, { ...request, method: 'POST' }),
    credentials,
  };
}

function readAccess(home: string): Access {
  const ready = readReady(home);
  if (!ready) throw new HttpError(503, 'Quartet is still starting.');
  return ready;
}

async function send(access: Access, request: EdgeRequest): Promise<Response> {
  const signal = AbortSignal.timeout(timeouts[request.method]);
  return sendToEdge(access, request, signal).catch(() => {
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
