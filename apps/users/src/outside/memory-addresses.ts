import { Problem } from '@quartet/problem';
import { ipKeyGenerator, MemoryStore, type Options } from 'express-rate-limit';
import type { Config } from '../config.ts';
import type { AddressRateLimit } from '../deps.ts';

const minute = 60_000;

type AddressesConfig = Pick<Config, 'QUARTET_RATE_LIMITS'>;

/** Counts in this task alone, by the minute; an IPv6 client counts by its network. */
export function memoryAddresses(config: AddressesConfig, limit: number): AddressRateLimit {
  if (!config.QUARTET_RATE_LIMITS) return { consume: async () => undefined };
  const store = new MemoryStore();
  store.init({ windowMs: minute } as Options);
  return {
    consume: async (address) => {
      const { totalHits, resetTime } = await store.increment(
        address ? ipKeyGenerator(address) : '',
      );
      if (totalHits <= limit) return;
      const left = (resetTime?.getTime() ?? Date.now() + minute) - Date.now();
      throw new Problem('too_many_requests', 'Too many requests of this kind from your address.', {
        retryAfter: Math.max(Math.ceil(left / 1000), 1),
      });
    },
  };
}
