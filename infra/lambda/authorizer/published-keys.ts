import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { TokenSettings } from './settings.ts';

interface Published {
  readonly key: JWTVerifyGetKey;
  readonly fetchedAt: number;
}

/**
 * The keys that the users service publishes. One that was seen once stays known while the other side is
 * gone; an unknown one is looked for at most once per cooldown, however many tokens name it. Nothing runs
 * between two requests of a function, so that old keys are fetched again while a request waits.
 */
export function publishedKeys(settings: TokenSettings): JWTVerifyGetKey {
  let known: Published | undefined;
  let askedAt = -Infinity;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    askedAt = performance.now();
    try {
      known = await fetchKeys(settings);
    } catch (error) {
      if (!known) throw new Error('no key was ever fetched', { cause: error });
    } finally {
      asking = undefined;
    }
  };
  const refresh = () => (asking ??= ask());
  const isRested = () => performance.now() - askedAt >= settings.cooldown;
  const isOld = () => !known || performance.now() - known.fetchedAt > settings.maxAge;
  const find: JWTVerifyGetKey = async (header, token) => {
    if (!known) throw new Error('no key was ever fetched');
    return known.key(header, token);
  };

  return async (header, token) => {
    if (!known || (isOld() && isRested())) await refresh();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(asking || isRested())) throw error;
    }
    await refresh();
    return find(header, token);
  };
}

async function fetchKeys({ url, timeout }: TokenSettings): Promise<Published> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeout) });
  if (!answer.ok) throw new Error(`fetching the published keys returned ${answer.status}`);
  const set = (await answer.json()) as JSONWebKeySet;
  return { key: createLocalJWKSet(set), fetchedAt: performance.now() };
}
