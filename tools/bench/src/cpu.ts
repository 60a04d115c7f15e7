import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** Seconds of processor time that a process has used; 0 where the system does not tell. */
export function cpuSeconds(pid: number): number {
  return ticksOf(String(pid)).own / ticksPerSecond;
}

/** Seconds of processor time of our children that have ended, and of theirs; 0 where the system does not tell. */
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
