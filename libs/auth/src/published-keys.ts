import { faultPoint } from '@quartet/faults';
import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { request } from 'undici';
import type { AuthConfig } from './settings.ts';

interface Published {
  readonly key: JWTVerifyGetKey;
  readonly text: string;
  readonly fetchedAt: number;
}

/**
 * The keys that the users service publishes. A key that was seen once stays known while the other
 * side is gone; an unknown one is looked for at most once per cooldown, however many tokens name it.
 */
export function publishedKeys(
  config: AuthConfig,
  log: Logger,
  changed: () => void,
): JWTVerifyGetKey {
  let known: Published | undefined;
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    askedAt = performance.now();
    try {
      const fetched = await fetchKeys(config);
      if (known && fetched.text !== known.text) changed();
      known = fetched;
    } catch (error) {
      log.warn({ err: error }, 'fetching the published keys failed');
    } finally {
      asking = undefined;
    }
  };
  const rested = (wait: number) => performance.now() - askedAt >= wait;

  return async (header, token) => {
    if (
      known &&
      performance.now() - known.fetchedAt > config.JWKS_MAX_AGE &&
      rested(config.JWKS_COOLDOWN)
    ) {
      void (asking ??= ask());
    }
    try {
      if (known) return await known.key(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    if (asking || rested(known ? config.JWKS_COOLDOWN : retryUnknown)) await (asking ??= ask());
    if (!known)
      throw new Problem('unavailable', 'Access tokens cannot be checked at the moment.', {
        retryAfter: 1,
      });
    return known.key(header, token);
  };
}

const retryUnknown = 500;

/** Web ACLs block requests without one. */
const userAgent = 'quartet';

async function fetchKeys(config: AuthConfig): Promise<Published> {
  const set = await faultPoint('call', 'users published keys', () => download(config));
  return { key: createLocalJWKSet(set), text: JSON.stringify(set), fetchedAt: performance.now() };
}

async function download({ JWKS_URL, JWKS_TIMEOUT }: AuthConfig): Promise<JSONWebKeySet> {
  const signal = AbortSignal.timeout(JWKS_TIMEOUT);
  const headers = { accept: 'application/json', 'user-agent': userAgent };
  const { statusCode, body } = await request(JWKS_URL, { signal, headers });
  const set = (await body.json()) as JSONWebKeySet;
  if (statusCode !== 200) throw new Error(`fetching the published keys returned ${statusCode}`);
  return set;
}
