import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@quartet/logging';
import { listen } from '@quartet/testing';
import type { Express } from 'express';
import { createApp } from '../../../payment-simulator/src/app.ts';
import { type Ledger, openLedger } from '../../../payment-simulator/src/ledger.ts';
import { createProcessor } from '../../../payment-simulator/src/processor.ts';
import type { Entry } from '../../../payment-simulator/src/entry.ts';

/** The payment simulator, with a new journal for each run. */
export interface Provider {
  readonly url: string;
  journal(): string;
  entries(): readonly Entry[];
  begin(): Promise<void>;
  close(): Promise<void>;
}

export async function openProvider(): Promise<Provider> {
  const folder = await mkdtemp(join(tmpdir(), 'quartet-saga-model-'));
  const log = createLogger('provider', { LOG_LEVEL: 'silent', LOG_FORMAT: 'json' });
  let ledger: Ledger | undefined;
  let entries: Entry[] = [];
  let app: Express | undefined;
  let count = 0;
  const path = () => join(folder, `journal-${count}.jsonl`);
  const server = await listen((req, res) => app?.(req, res));
  return {
    url: server.url,
    journal: path,
    entries: () => entries,
    begin: async () => {
      await ledger?.close();
      await rm(path(), { force: true });
      count += 1;
      entries = [];
      ledger = await openLedger(path());
      app = createApp(
        createProcessor(ledger, (entry) => entries.push(entry)),
        log,
      );
    },
    close: async () => {
      await server.close();
      await ledger?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
