import { createWorkPool } from '@quartet/service';
import type { Config } from '../config.ts';
import type { Catalogue } from '../deps.ts';

export type SearchLimits = Pick<Config, 'SEARCHES_AT_ONCE' | 'SEARCHES_WAITING'>;

/** Lets few searches run at once, so that they leave connections and cores of the database to orders. */
export function limitedCatalogue(catalogue: Catalogue, limits: SearchLimits): Catalogue {
  const running = limits.SEARCHES_AT_ONCE;
  const pool = createWorkPool({
    refusal: 'Too many searches are waiting.',
    running,
    queues: { searches: { running, waiting: limits.SEARCHES_WAITING } },
  });
  return { list: (filter, page) => pool('searches', () => catalogue.list(filter, page)) };
}
