import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '@quartet/testing';
import { createConsole, type Console } from '../server/console.ts';
import type { Targets } from '../server/console-options.ts';
import { model } from './model.ts';
import { type TestRunner, testRunner } from './test-runner.ts';
import { healthyTargets } from './targets.ts';

/** A console that listens, with a runner and targets of its own. */
export interface ConsoleFixture {
  readonly url: string;
  readonly home: string;
  readonly console: Console;
  readonly runner: TestRunner;
  readonly targets: Targets;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The headers of the page, unless others are given. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export async function consoleFixture(names: readonly string[]): Promise<ConsoleFixture> {
  const home = await mkdtemp(join(tmpdir(), 'quartet-console-'));
  await mkdir(join(home, 'logs'));
  const runner = await testRunner(names);
  const targets = healthyTargets(names);
  const console = createConsole({ model, home, targets, control: runner.control });
  const server = await listen((req, res) => {
    if (!console.handle(req, res)) res.writeHead(404).end('not of the console');
  });
  const { url } = server;
  const own = { origin: url, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  return {
    ...{ url, home, console, runner, targets },
    get: (path, headers = {}) => fetch(url + path, { headers }),
    post: (path, body, headers = own) =>
      fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) }),
    close: async () => {
      await Promise.all([server.close(), runner.close(), rm(home, { recursive: true })]);
    },
  };
}
