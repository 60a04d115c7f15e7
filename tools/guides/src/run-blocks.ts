import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Block } from './blocks.ts';

export interface BlocksRun {
  /** The outputs of the blocks that began. */
  readonly outputs: readonly string[];
  readonly exitCode: number;
  readonly errors: string;
}

export interface Shell {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Is printed between two blocks, and no command prints it. */
const separator = '\u001e';

/** Runs the blocks in one shell, which ends at the first command that fails. */
export async function runBlocks(
  blocks: readonly Block[],
  { folder, env }: Shell,
): Promise<BlocksRun> {
  const script = blocks.map(({ commands }) => commands).join(`printf '${separator}'\n`);
  // Not by its input, which a command of a block could read.
  const args = ['-euo', 'pipefail', '-c', script];
  const shell = spawn('bash', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number>((resolve) => shell.once('close', (code) => resolve(code ?? 1)));
  const [output, errors, exitCode] = await Promise.all([
    text(shell.stdout),
    text(shell.stderr),
    exit,
  ]);
  return { outputs: output.split(separator), exitCode, errors };
}
