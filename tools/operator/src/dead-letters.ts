import type { Api } from '@quartet/client';
import { z } from 'zod';
import { allPages } from './all-pages.ts';
import { type Access, sendRequest } from './send-request.ts';
import type { Outcome } from './outcome.ts';
import { table } from './table.ts';

const DeadLetter = z.object({
  id: z.string(),
  aggregate: z.string(),
  version: z.int(),
  type: z.string(),
  deadAt: z.string(),
});

const head = ['event', 'of', 'version', 'type', 'given up at'];
const mostAtOnce = 100;

export async function listDeadLetters(access: Access): Promise<Outcome> {
  const call = (query: object) => (api: Api) =>
    api.GET('/api/orders/dead-letters', { params: { query } });
  const letters = await allPages(access, call, DeadLetter);
  if (letters.length === 0) return { text: 'There is no dead letter.', done: true };
  const rows = letters.map(({ id, aggregate, version, type, deadAt }) => {
    return [id, aggregate, String(version), type, deadAt];
  });
  return { text: table(head, rows), done: true };
}

/** Resends the given dead letters, or all when none is given. */
export async function replayDeadLetters(access: Access, ids: readonly string[]): Promise<Outcome> {
  const parts = ids.length === 0 ? [{}] : chunksOf(ids).map((some) => ({ ids: some }));
  let replayed = 0;
  for (const body of parts) {
    const call = (api: Api) => api.POST('/api/orders/dead-letters/replay', { body });
    replayed += (await sendRequest(access, call, z.object({ replayed: z.int() }))).body.replayed;
  }
  const missing = ids.length - replayed;
  if (missing > 0)
    return { text: `${summary(replayed)} ${missing} of those are no dead letters.`, done: false };
  return { text: summary(replayed), done: true };
}

function chunksOf(ids: readonly string[]): readonly string[][] {
  const count = Math.ceil(ids.length / mostAtOnce);
  return Array.from({ length: count }, (_, index) =>
    ids.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );
}

function summary(count: number): string {
  return count === 1 ? '1 event is sent again.' : `${count} events are sent again.`;
}
