import { createHash, timingSafeEqual } from 'node:crypto';

/** Whom an API key meters. It is never an identity. */
export interface Client {
  readonly id: string;
  /** Of the key. */
  readonly name: string;
  /** Requests per second. */
  readonly rate: number;
}

/** A key as it is kept: the key itself is nowhere. */
export interface KeptKey extends Client {
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
}

/** Where the keys are kept. */
export interface KeyStore {
  find(hash: string): Promise<KeptKey | undefined>;
}

export interface ApiKeys {
  /** Nobody when there is no such key. */
  clientOf(key: string): Promise<Client | undefined>;
}

interface Remembered {
  readonly kept: KeptKey;
  readonly since: number;
}

const most = 1_000;

/**
 * Remembers a key for so many milliseconds: a key that is taken away works no longer than that, and a new
 * one works at once. While the store is down, whoever was known stays known.
 */
export function createApiKeys(
  store: KeyStore,
  maxAge: number,
  now = () => performance.now(),
): ApiKeys {
  const seen = new Map<string, Remembered>();

  const look = async (hash: string): Promise<KeptKey | undefined> => {
    const known = seen.get(hash);
    if (known && now() - known.since < maxAge) return known.kept;
    const kept = await store.find(hash).catch((error: unknown) => {
      if (known) return known.kept;
      throw error;
    });
    seen.delete(hash);
    if (kept) remember(seen, { kept, since: now() });
    return kept;
  };

  return {
    clientOf: async (key) => {
      const hash = createHash('sha256').update(key).digest();
      const kept = await look(hash.toString('hex'));
      if (!kept || !isSame(hash, Buffer.from(kept.hash, 'hex'))) return undefined;
      return { id: kept.id, name: kept.name, rate: kept.rate };
    },
  };
}

function remember(seen: Map<string, Remembered>, entry: Remembered): void {
  seen.set(entry.kept.hash, entry);
  const [oldest] = seen.keys();
  if (seen.size > most && oldest !== undefined) seen.delete(oldest);
}

function isSame(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
