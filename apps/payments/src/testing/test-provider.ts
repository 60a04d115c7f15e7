import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = join(import.meta.dirname, '../../../../tools/payment-simulator/src/main.ts');

export const webhookSecret = 'a-secret-that-only-this-spec-knows';

/** Valid too, while the secret is rotated. */
export const formerSecret = 'a-secret-that-was-valid-before-that';

export interface JournalEntry {
  readonly op: string;
  readonly key: string;
  readonly of?: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  readonly outcome: string;
}

/** The real simulator, in a process of its own, with a journal of its own. */
export interface ProviderProcess {
  readonly url: string;
  journalOf(paymentId: string): Promise<readonly JournalEntry[]>;
  /** Calls wait from here on, however long a spec takes. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** @param existing the file of a journal that it goes on with */
export async function startProvider(webhookUrl = '', existing?: string): Promise<ProviderProcess> {
  const home = await mkdtemp(join(tmpdir(), 'quartet-provider-'));
  const journal = existing ?? join(home, 'journal.jsonl');
  const child = spawn(process.execPath, ['--conditions=@quartet/source', main], {
    env: {
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      PORT: '0',
      JOURNAL: journal,
      WEBHOOK_URL: webhookUrl,
      WEBHOOK_SECRET: webhookSecret,
      STOP_TIMEOUT: '100',
      LOG_FORMAT: 'json',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  return {
    url: `http://127.0.0.1:${port}`,
    journalOf: async (paymentId) => {
      const lines = (await readFile(journal, 'utf8')).split('\n').filter(Boolean);
      const entries = lines.map((line) => JSON.parse(line) as JournalEntry);
      return entries.filter((entry) => entry.paymentId === paymentId);
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (stdout === null) throw new Error('the provider has no output');
  for await (const line of createInterface({ input: stdout })) {
    const { port } = JSON.parse(line) as { port?: number };
    if (port !== undefined) return port;
  }
  throw new Error('the provider ended before it listened');
}
