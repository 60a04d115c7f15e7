import { isFailed, isThrottled } from './stats-accumulator.ts';
import type { RequestFilter } from './live.ts';

const clients: RequestFilter = ({ entrance }) => entrance === 'gateway';
const filters: Readonly<Record<string, RequestFilter>> = {
  clients,
  services: ({ entrance }) => entrance !== 'gateway',
  troubled: (seen) => isFailed(seen) || isThrottled(seen) || seen.reason !== undefined,
};

/** What the page's choice of requests means; clients' unless it is one of the others. */
export function filterOf(kind: string | null): RequestFilter {
  return filters[kind ?? ''] ?? clients;
}
