import { readFileSync } from 'node:fs';

/** The kernel's unit in /proc, USER_HZ: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const ticksPerSecond = 100;
const microsecondsPerSecond = 1_000_000;

/** CPU time in seconds of this process and its exited children. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / microsecondsPerSecond + childCpuSeconds();
}

/** CPU time of all exited children and of theirs. Only Linux provides it; elsewhere it is 0. */
function childCpuSeconds(): number {
  if (process.platform !== 'linux') return 0;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(13);
  return (Number(user) + Number(system)) / ticksPerSecond;
}
