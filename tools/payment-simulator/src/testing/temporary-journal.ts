import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry } from '../entry.ts';

export interface TemporaryJournal {
  readonly path: string;
  text(): Promise<string>;
  entries(): Promise<readonly Entry[]>;
  write(text: string): Promise<void>;
  remove(): Promise<void>;
}

export async function temporaryJournal(): Promise<TemporaryJournal> {
  const home = await mkdtemp(join(tmpdir(), 'quartet-journal-'));
  const path = join(home, 'journal.jsonl');
  const text = () => readFile(path, 'utf8');
  return {
    path,
    text,
    entries: async () =>
      (await text())
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Entry),
    write: (content) => writeFile(path, content),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

export const sampleEntry: Entry = {
  ...{ at: '2026-01-31T12:00:00.000Z', op: 'authorise', key: 'pay', paymentId: 'pay' },
  ...{ orderId: 'order', amount: 1000, currency: 'USD', outcome: 'succeeded' },
};
