import type { Logger } from '@quartet/logging';
import type { Express } from 'express';
import type { z } from 'zod';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { openLedger } from './ledger.ts';
import { createProcessor } from './processor.ts';
import { createWebhooks } from './webhooks.ts';

/** The whole simulator, for any server: its own process listens, and so do specs in theirs. */
export interface Simulator {
  readonly app: Express;
  /** Number of entries in the journal. */
  size(): number;
  /** Ends the deliveries and closes the journal; no request may come after it. */
  close(): Promise<void>;
}

/** @throws Error when the journal cannot be read */
export async function openSimulator(
  config: z.infer<typeof Config>,
  log: Logger,
): Promise<Simulator> {
  const ledger = await openLedger(config.JOURNAL);
  const webhooks = createWebhooks(config, log);
  return {
    app: createApp(createProcessor(ledger, webhooks.announce), log),
    size: ledger.size,
    close: async () => {
      webhooks.stop();
      await ledger.close();
    },
  };
}
