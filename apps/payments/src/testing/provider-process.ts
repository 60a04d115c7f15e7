import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { providerJournal } from './provider-journal.ts';
import { type TestProvider, webhookSecret } from './test-provider.ts';

const main = join(import.meta.dirname, '../../../../tools/payment-simulator/src/main.ts');

/**
 * Starts the simulator in a process of its own. When that is paused, it carries out a call after the caller has died,
 * as a slow company does.
 * @param existing the file of a journal that it goes on with
 */
export async function startProviderProcess(existing?: string): Promise<TestProvider> {
  const journal = await providerJournal(existing);
  const child = spawn(process.execPath, ['--conditions=@quartet/source', main], {
    env: {
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ...{ PORT: '0', JOURNAL: journal.path, WEBHOOK_SECRET: webhookSecret },
      ...{ STOP_TIMEOUT: '100', LOG_FORMAT: 'json' },
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(child);
  return {
    url: `http://127.0.0.1:${port}`,
    journalOf: journal.of,
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await journal.remove();
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
