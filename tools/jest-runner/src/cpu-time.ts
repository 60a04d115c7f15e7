import { readFileSync } from 'node:fs';

/** The kernel's unit in /proc, USER_HZ: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const ticksPerSecond = 100;
const microsecondsPerSecond = 1_000_000;

/** Seconds of processor time that this process has used, and its children that have ended. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / microsecondsPerSecond + childCpuSeconds();
}

/** Those of all children that have ended, and of theirs. Only Linux tells; elsewhere it is 0. */
export function childCpuSeconds(): number {
  if (process.platform !== 'linux') return 0;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13);
  return (Number(user) + Number(system)) / ticksPerSecond;
}
