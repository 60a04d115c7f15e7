const ticksPerSecond = 100;

/** A process as `/proc/<pid>/stat` describes it; CPU times are in seconds. */
export interface ProcessStat {
  readonly parent: number;
  readonly cpu: number;
  /** CPU time of the children that have exited, and of theirs. */
  readonly childCpu: number;
}

/** The name in parentheses may have spaces and parentheses of its own. */
export function parseProcessStat(text: string): ProcessStat {
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user, system, childUser, childSystem] = fields
    .slice(11, 15)
    .map((ticks) => ticks / ticksPerSecond);
  if (
    user === undefined ||
    system === undefined ||
    childUser === undefined ||
    childSystem === undefined
  )
    throw new Error(`not the stat of a process: ${text}`);
  return { parent: fields[1] ?? 0, cpu: user + system, childCpu: childUser + childSystem };
}
