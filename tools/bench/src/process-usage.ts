import { readFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseProcessStat, type ProcessStat } from './process-stat.ts';

/** CPU time of a process in seconds; 0 where the system does not provide it. */
export function cpuSeconds(pid: number): number {
  return processStat(pid).cpu;
}

/** CPU time in seconds of our exited child processes and of theirs; 0 where the system does not provide it. */
export function childCpuSeconds(): number {
  return processStat('self').childCpu;
}

/** Zeros where the system does not provide it. */
export function processStat(target: number | 'self'): ProcessStat {
  if (process.platform !== 'linux') return { parent: 0, cpu: 0, childCpu: 0 };
  return parseProcessStat(readFileSync(`/proc/${target}/stat`, 'utf8'));
}

/** Resident memory of a process in MiB. */
export async function residentMebibytes(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', `${pid}`]);
  return Number(stdout) / 1024;
}
