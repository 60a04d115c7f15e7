import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeData } from '@quartet/postgres';
import { eventually } from '@quartet/testing';
import type { WorkspaceCopy } from './copy-workspace.ts';

export interface RunningCopy extends AsyncDisposable {
  readonly url: string;
  readonly apiKey: string;
}

const startTimeout = 500_000;

/** `npm start` in a copy of the workspace, until it is ready; disposed of, it has ended and its data is gone. */
export async function startCopy({ root, environment }: WorkspaceCopy): Promise<RunningCopy> {
  const home = join(root, '.quartet');
  const file = join(home, 'ready.json');
  const env = { ...environment, QUARTET_PORT: '0', QUARTET_HOME: home, LOG_FORMAT: 'json' };
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await removeData(join(home, 'postgres'));
  };
  await eventually(() => existsSync(file) || child.exitCode !== null, startTimeout).catch(() =>
    stop(),
  );
  if (!existsSync(file)) throw new Error(`npm start was never ready:\n${output}`);
  const { url, apiKey } = JSON.parse(readFileSync(file, 'utf8')) as RunningCopy;
  return { url, apiKey, [Symbol.asyncDispose]: stop };
}
