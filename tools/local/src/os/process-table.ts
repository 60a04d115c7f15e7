import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The processes of this machine; undefined of one that is gone, or that the system does not show us. */
export interface ProcessTable {
  pids(): readonly number[];
  commandOf(pid: number): string | undefined;
  folderOf(pid: number): string | undefined;
  parentOf(pid: number): number | undefined;
}

/** Linux: https://man7.org/linux/man-pages/man5/proc.5.html */
export const procTable: ProcessTable = {
  pids: () => readdirSync('/proc').map(Number).filter(Number.isInteger),
  commandOf: (pid) =>
    attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')),
  folderOf: (pid) => attempt(() => readlinkSync(`/proc/${pid}/cwd`)),
  parentOf: (pid) => {
    const stat = statOf(pid);
    return stat && Number(stat[1]);
  },
};

/** macOS and other systems: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ps.html */
export const psTable: ProcessTable = {
  pids: () => ask('ps', '-A', '-o', 'pid=')?.split('\n').map(Number) ?? [],
  commandOf: (pid) => ask('ps', '-p', `${pid}`, '-o', 'args='),
  folderOf: (pid) =>
    /^n(.*)$/m.exec(ask('lsof', '-a', '-p', `${pid}`, '-d', 'cwd', '-Fn') ?? '')?.[1],
  parentOf: (pid) => {
    const parent = ask('ps', '-p', `${pid}`, '-o', 'ppid=');
    return parent === undefined ? undefined : Number(parent);
  },
};

export const processTable = existsSync('/proc/self/stat') ? procTable : psTable;

/** State, parent and what follows them in Linux's account of a process. */
export function statOf(pid: number): readonly string[] | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function ask(program: string, ...args: readonly string[]): string | undefined {
  const output = attempt(() =>
    execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
  );
  return output === '' ? undefined : output;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
