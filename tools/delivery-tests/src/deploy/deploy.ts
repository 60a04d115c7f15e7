import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { WorkspaceCopy } from '@quartet/bench/workspace-copy';
import type { Quartet } from '@quartet/local-client/start-quartet';
import { userEnvironment } from '@quartet/local-client/user-environment';
import type { RecordingRegistry } from './recording-registry.ts';

/** A workspace that is deployed to a local run through a registry. */
export interface Scene {
  readonly copy: WorkspaceCopy;
  readonly run: Quartet;
  readonly registry: RecordingRegistry;
  readonly signal: AbortSignal;
}

/** The fields of a deployment report that are compared here. */
interface ReceiptRow {
  readonly project: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly built: boolean;
  readonly rolled: boolean;
  readonly pushed: number;
  readonly waiting: readonly string[];
  readonly failure?: string;
}

export interface Delivered {
  readonly code: number;
  /** The complete output. */
  readonly output: string;
  readonly receipt: readonly ReceiptRow[];
  readonly seconds: number;
}

/** Runs a program in the workspace as a user does, with our registry. */
export async function deliver(
  program: string,
  args: readonly string[],
  { copy, run, registry, signal }: Scene,
): Promise<Delivered> {
  const file = join(copy.root, 'dist/receipt.json');
  rmSync(file, { force: true });
  const began = performance.now();
  const { code, output } = await promisify(execFile)(
    program,
    [...args, `--registry=${registry.url}`],
    {
      cwd: copy.root,
      env: { ...userEnvironment(copy.root), QUARTET_HOME: run.home },
      maxBuffer: 2 ** 26,
      signal,
    },
  ).then(({ stdout }) => ({ code: 0, output: stdout }), endingOf);
  const seconds = (performance.now() - began) / 1_000;
  return { code, output, receipt: receiptIn(file), seconds };
}

/** @throws Error with the output of a program that failed */
export async function deliverWell(
  program: string,
  args: readonly string[],
  scene: Scene,
): Promise<Delivered> {
  const delivered = await deliver(program, args, scene);
  if (delivered.code === 0) return delivered;
  throw new Error(`${program} ${args.join(' ')} failed:\n${delivered.output}`);
}

interface Ended extends Error {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

function endingOf(error: Ended): Pick<Delivered, 'code' | 'output'> {
  if (typeof error.code !== 'number') throw error;
  return { code: error.code, output: `${error.stdout}${error.stderr}` };
}

/** Undefined when the deployment had nothing to do. */
function receiptIn(file: string): readonly ReceiptRow[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ReceiptRow[]) : [];
}
