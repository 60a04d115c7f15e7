import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { temporaryJournal, type TemporaryJournal } from './testing/temporary-journal.ts';

let file: TemporaryJournal;
beforeEach(async () => {
  file = await temporaryJournal();
});
afterEach(() => file.remove());

const running = new Set<ChildProcess>();
afterEach(() => running.forEach((child) => child.kill('SIGKILL')));

function start(env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['--conditions=@quartet/source', join(import.meta.dirname, 'main.ts')],
    {
      env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  const exit = once(child, 'exit').then(([code, signal]) => {
    running.delete(child);
    return { code: code as number | null, signal: signal as string | null };
  });
  return { ...child, kill: (signal: NodeJS.Signals) => child.kill(signal), exit };
}

async function listening() {
  const child = start({
    ...{ PORT: '0', JOURNAL: file.path, LOG_FORMAT: 'json', STOP_TIMEOUT: '100' },
    WEBHOOK_SECRET: 'a-secret-of-at-least-32-characters',
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line) as { port?: number };
    if (port) return { ...child, url: `http://127.0.0.1:${port}` };
  }
  throw new Error('it exited before it listened');
}

function authorise(url: string, id: string, method: string): Promise<Response> {
  return fetch(`${url}/payments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify({ paymentId: id, orderId: 'order', amount: 10, currency: 'USD', method }),
  });
}

it('keeps every response, even if it is killed right after it', async () => {
  const first = await listening();
  const answer = await (await authorise(first.url, 'pay', 'pm_ok')).json();
  first.kill('SIGKILL');
  await first.exit;
  const second = await listening();
  expect(await (await fetch(`${second.url}/operations/pay`)).json()).toEqual(answer);
  expect(await (await authorise(second.url, 'pay', 'pm_ok')).json()).toEqual(answer);
  expect(await file.entries()).toEqual([answer]);
});

it('exits on SIGTERM, even with hanging requests', async () => {
  const { url, kill, exit } = await listening();
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
  const hanging = authorise(url, 'pay', 'pm_hang').catch(() => 'cut off');
  kill('SIGTERM');
  expect(await exit).toEqual({ code: 0, signal: null });
  expect(await hanging).toBe('cut off');
});

it('reports all errors of its environment at once', async () => {
  const { stderr, exit } = start({ WEBHOOK_SECRET: 'short', WEBHOOK_URL: 'nowhere' });
  const message = await text(stderr);
  expect(await exit).toMatchObject({ code: 1 });
  expect(message).toMatch(/JOURNAL: .*\n.*WEBHOOK_URL: .*\n.*WEBHOOK_SECRET: /);
});
