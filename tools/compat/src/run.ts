import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { userEnvironment } from '@quartet/local-client/user-environment';

interface Program {
  /** The checkout in which it runs. */
  readonly root: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

interface Result {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end, and returns all that it wrote. */
export async function run(
  [program = '', ...args]: readonly string[],
  { root, environment, signal }: Program,
): Promise<Result> {
  const env = { ...userEnvironment(root), NO_COLOR: '1', NODE_NO_WARNINGS: '1', ...environment };
  const child = spawn(program, args, { cwd: root, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = once(child, 'close');
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await closed) as [number | null];
  return { code, output: (output + errors).trim() };
}

/** @throws Error with its last lines unless it ends well */
export async function mustRun(command: readonly string[], options: Program): Promise<string> {
  const { code, output } = await run(command, options);
  if (code === 0) return output;
  const lines = output.split('\n').slice(-20).join('\n');
  throw new Error(`${command.join(' ')} failed in ${options.root}:\n${lines}`);
}

/** A program of a checkout, run from its source by this Node. */
export function source(...args: readonly string[]): readonly string[] {
  return [process.execPath, '--conditions=@quartet/source', ...args];
}
