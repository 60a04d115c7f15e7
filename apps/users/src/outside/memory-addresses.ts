import { Problem } from '@quartet/problem';
import { ipKeyGenerator, MemoryStore, type Options } from 'express-rate-limit';
import type { Config } from '../config.ts';
import type { AddressRateLimit } from '../deps.ts';

const minute = 60_000;

type AddressesConfig = Pick<Config, 'QUARTET_RATE_LIMITS' | 'LOGINS_PER_MINUTE'>;

/** Counts in this task alone, by the minute; an IPv6 client counts by its network. */
export function memoryAddresses(config: AddressesConfig): AddressRateLimit {
  if (!config.QUARTET_RATE_LIMITS) return { consume: async () => undefined };
  const store = new MemoryStore();
  store.init({ windowMs: minute } as Options);
  return {
    consume: async (address) => {
      const { totalHits, resetTime } = await store.increment(
        address ? ipKeyGenerator(address) : '',
      );
      if (totalHits <= config.LOGINS_PER_MINUTE) return;
      const left = (resetTime?.getTime() ?? Date.now() + minute) - Date.now();
      throw new Problem('too_many_requests', 'Too many logins from your address.', {
        retryAfter: Math.max(Math.ceil(left / 1000), 1),
      });
    },
  };
}
