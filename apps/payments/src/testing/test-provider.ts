import { createServer } from 'node:http';
import { readConfig } from '@quartet/config';
import { createLogger } from '@quartet/logging';
import { openSimulator, SimulatorConfig } from '@quartet/payment-simulator';
import { listen } from '@quartet/testing';
import { type JournalEntry, providerJournal } from './provider-journal.ts';

export const webhookSecret = 'a-secret-that-only-this-spec-knows';

/** Valid too, while the secret is rotated. */
export const formerSecret = 'a-secret-that-was-valid-before-that';

/** The real simulator, with a journal of its own. */
export interface TestProvider {
  readonly url: string;
  journalOf(paymentId: string): Promise<readonly JournalEntry[]>;
  /** Calls wait from here on, however long a spec takes. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** Starts the simulator in the process of the spec. */
export async function startProvider(webhookUrl = ''): Promise<TestProvider> {
  const journal = await providerJournal();
  const config = readConfig(SimulatorConfig, {
    ...{ JOURNAL: journal.path, WEBHOOK_URL: webhookUrl, WEBHOOK_SECRET: webhookSecret },
    LOG_LEVEL: 'silent',
  });
  const simulator = await openSimulator(config, createLogger('provider', config));
  let open = Promise.withResolvers<void>();
  open.resolve();
  // The pool of the service outlives Node's 5 s, after which the server would close a connection under a call.
  const server = createServer({ keepAliveTimeout: 65_000 }, (req, res) => {
    void open.promise.then(() => simulator.app(req, res));
  });
  const { url, close } = await listen(server);
  return {
    url,
    journalOf: journal.of,
    pause: () => {
      open = Promise.withResolvers();
    },
    resume: () => open.resolve(),
    stop: async () => {
      await close();
      await simulator.close();
      await journal.remove();
    },
  };
}
