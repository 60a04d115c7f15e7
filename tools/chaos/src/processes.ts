import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface ProcessInfo {
  /** The name in `run/<name>.pid`. */
  readonly name: string;
  readonly pid: number;
}

/** The running processes of a state folder, sorted by name. */
export function processesOf(home: string): readonly ProcessInfo[] {
  const folder = join(home, 'run');
  const names = readdirSync(folder).filter((name) => name.endsWith('.pid'));
  return names
    .toSorted()
    .map((name) => ({ name: name.slice(0, -4), pid: pidIn(join(folder, name)) }))
    .filter(({ pid }) => pid > 0);
}

/** Returns 0 when the process has just exited. */
function pidIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

/** Returns false when the process has exited. */
export function sendSignal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** A server and its child processes, which are sessions of their own. */
export async function processTree(pid: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return [pid, ...rows.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []))];
}
