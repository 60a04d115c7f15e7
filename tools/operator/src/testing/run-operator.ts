import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const main = join(import.meta.dirname, '../main.ts');

export interface Told {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** The command, as npm runs it. */
export async function runOperator(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Told> {
  const child = spawn(process.execPath, ['--conditions=@quartet/source', main, ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code: code as number | null, out, error };
}
