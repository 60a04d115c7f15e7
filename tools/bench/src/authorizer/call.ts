import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { authorizerProgram } from '../programs.ts';
import type { Cloud } from './cloud.ts';

/** The times of one process, in milliseconds. */
export interface Call {
  readonly load: number;
  readonly first: number;
  readonly cold: number;
  readonly warm: number;
}

const run = promisify(execFile);
const runtime = fileURLToPath(new URL('./runtime.ts', import.meta.url));

export async function callAuthorizer({ environment, event }: Cloud): Promise<Call> {
  const args = [runtime, authorizerProgram, JSON.stringify(event)];
  const { stdout } = await run(process.execPath, args, { env: environment });
  return JSON.parse(stdout) as Call;
}
