import { isFailed, isThrottled } from './stats-accumulator.ts';
import type { RequestFilter } from './live.ts';

const clients: RequestFilter = ({ entrance }) => entrance === 'gateway';
const filters: Readonly<Record<string, RequestFilter>> = {
  clients,
  services: ({ entrance }) => entrance !== 'gateway',
  troubled: (seen) => isFailed(seen) || isThrottled(seen) || seen.reason !== undefined,
};

/** The filter for the page's choice of requests. @default clients */
export function filterOf(kind: string | null): RequestFilter {
  return filters[kind ?? ''] ?? clients;
}
