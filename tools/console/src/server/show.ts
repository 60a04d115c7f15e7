import { isFailed, isThrottled } from './figures.ts';
import type { Show } from './live.ts';

const clients: Show = ({ entrance }) => entrance === 'gateway';
const kinds: Readonly<Record<string, Show>> = {
  clients,
  services: ({ entrance }) => entrance !== 'gateway',
  troubled: (seen) => isFailed(seen) || isThrottled(seen) || seen.reason !== undefined,
};

/** What the page's choice of requests means; clients' unless it is one of the others. */
export function showOf(kind: string | null): Show {
  return kinds[kind ?? ''] ?? clients;
}
