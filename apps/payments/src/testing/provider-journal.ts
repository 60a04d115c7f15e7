import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '@quartet/payment-simulator';

export type JournalEntry = Omit<Entry, 'at'>;

/** The file of a simulator's journal, in a folder of its own. */
export interface ProviderJournal {
  readonly path: string;
  of(paymentId: string): Promise<readonly JournalEntry[]>;
  remove(): Promise<void>;
}

/** @param existing the file of a journal that goes on, which is not removed */
export async function providerJournal(existing?: string): Promise<ProviderJournal> {
  const home = await mkdtemp(join(tmpdir(), 'quartet-provider-'));
  const path = existing ?? join(home, 'journal.jsonl');
  return {
    path,
    of: async (paymentId) => {
      const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
      const entries = lines.map((line) => JSON.parse(line) as JournalEntry);
      return entries.filter((entry) => entry.paymentId === paymentId);
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
