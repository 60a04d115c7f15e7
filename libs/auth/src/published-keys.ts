import type { Logger } from '@quartet/logging';
import { Problem } from '@quartet/problem';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { fetchDocument } from './fetch-document.ts';
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

async function fetchKeys({ JWKS_URL: url, JWKS_TIMEOUT: timeout }: AuthConfig): Promise<Published> {
  const { content } = await fetchDocument('users published keys', { url, timeout });
  const set = content as JSONWebKeySet;
  return { key: createLocalJWKSet(set), text: JSON.stringify(set), fetchedAt: performance.now() };
}
