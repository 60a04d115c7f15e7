import { createHash, timingSafeEqual } from 'node:crypto';

/** The client that an API key belongs to: it is metered by the key, and never identified by it. */
export interface Client {
  readonly id: string;
  /** The name of the key. */
  readonly name: string;
  /** Requests per second. */
  readonly rate: number;
}

/** A stored key: its hash only, never the key itself. */
export interface StoredKey extends Client {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
}

export interface KeyStore {
  find(hash: string): Promise<StoredKey | undefined>;
}

export interface ApiKeys {
  /** Returns undefined when there is no such key. */
  clientOf(key: string): Promise<Client | undefined>;
}

interface CacheEntry {
  readonly key: StoredKey;
  readonly cachedAt: number;
}

const maxEntries = 1_000;

/**
 * Caches each key for `maxAge` milliseconds: a deleted key works no longer than that, and a new one works at
 * once. While the store is down, cached keys stay valid.
 */
export function createApiKeys(
  store: KeyStore,
  maxAge: number,
  now = () => performance.now(),
): ApiKeys {
  const cache = new Map<string, CacheEntry>();

  const find = async (hash: string): Promise<StoredKey | undefined> => {
    const cached = cache.get(hash);
    if (cached && now() - cached.cachedAt < maxAge) return cached.key;
    const key = await store.find(hash).catch((error: unknown) => {
      if (cached) return cached.key;
      throw error;
    });
    cache.delete(hash);
    if (key) addToCache(cache, { key, cachedAt: now() });
    return key;
  };

  return {
    clientOf: async (key) => {
      const hash = createHash('sha256').update(key).digest();
      const stored = await find(hash.toString('hex'));
      if (!stored || !isEqual(hash, Buffer.from(stored.hash, 'hex'))) return undefined;
      return { id: stored.id, name: stored.name, rate: stored.rate };
    },
  };
}

function addToCache(cache: Map<string, CacheEntry>, entry: CacheEntry): void {
  cache.set(entry.key.hash, entry);
  const [oldest] = cache.keys();
  if (cache.size > maxEntries && oldest !== undefined) cache.delete(oldest);
}

function isEqual(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
