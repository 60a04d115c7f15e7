import { readFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const ticksPerSecond = 100;

/** CPU time of a process in seconds; 0 where the system does not provide it. */
export function cpuSeconds(pid: number): number {
  return ticksOf(String(pid)).own / ticksPerSecond;
}

/** CPU time in seconds of our exited child processes and of theirs; 0 where the system does not provide it. */
export function childCpuSeconds(): number {
  return ticksOf('self').children / ticksPerSecond;
}

function ticksOf(target: string): { readonly own: number; readonly children: number } {
  if (process.platform !== 'linux') return { own: 0, children: 0 };
  const stat = readFileSync(`/proc/${target}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11);
  return { own: user + system, children: childUser + childSystem };
}

/** Resident memory of a process in MiB. */
export async function residentMebibytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', `${pid}`]);
  return Number(stdout) / 1024;
}
