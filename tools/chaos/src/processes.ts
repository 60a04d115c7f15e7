import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pidsOf } from '@quartet/local-client/processes';

export interface ProcessInfo {
  /** The name in `run/<name>.pid`. */
  readonly name: string;
  readonly pid: number;
}

/** The running processes of a state folder, sorted by name. */
export function processesOf(home: string): readonly ProcessInfo[] {
  return [...pidsOf(home)].map(([name, pid]) => ({ name, pid }));
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
