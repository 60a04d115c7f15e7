import { isFailed, isThrottled } from './figures.ts';
import type { Show } from './live.ts';

const kinds: Readonly<Record<string, Show>> = {
  clients: ({ entrance }) => entrance === 'gateway',
  services: ({ entrance }) => entrance !== 'gateway',
  troubled: (seen) => isFailed(seen) || isThrottled(seen) || seen.reason !== undefined,
};

/** What the page's choice of requests means; clients' unless it is one of the others. */
export function showOf(kind: string | null): Show {
  return kinds[kind ?? ''] ?? (({ entrance }) => entrance === 'gateway');
}
