interface Entry {
  readonly level?: string;
  readonly time?: string;
  readonly service?: string;
  readonly msg?: string;
  /** Set for a request. */
  readonly route?: string;
  readonly user?: string;
  readonly requestId?: string;
  readonly err?: { readonly message?: string };
}

interface Repeated {
  readonly since: number;
  count: number;
}

/** The user of what services do by themselves, such as polling. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The request ids of the seed begin with it: nobody has asked for these. */
export const seedPrefix = 'seed-';

/** Milliseconds in which a service reports the same trouble once. */
const repeatAfter = 30_000;

/**
 * Lines for a terminal: no metrics, no polling, no seeding, no stacks, and one line for each trouble of a service. The files of the logs
 * have everything.
 */
export function createTerminalLines() {
  const reported = new Map<string, Repeated>();

  /** @returns undefined for a line that is not shown */
  return (line: string): string | undefined => {
    const entry = parse(line);
    if (!entry) return line;
    const { _aws: metrics, err, ...fields } = entry as Record<string, unknown> & Entry;
    if (metrics !== undefined && entry.route === undefined) return undefined;
    const isOwn = entry.user === nobody || entry.requestId?.startsWith(seedPrefix);
    if (entry.level === 'info' && isOwn) return undefined;
    if (entry.level !== 'warn' && entry.level !== 'error') return line;
    const reason = err?.message;
    const count = repetitions(`${entry.service} ${entry.msg} ${reason}`, entry);
    if (count === undefined) return undefined;
    const times = count > 0 ? ` (and ${count} times before)` : '';
    const msg = [entry.msg, reason].filter((each) => each !== undefined).join(': ') + times;
    return JSON.stringify({ ...fields, msg });
  };

  /** Returns how often it was left out before; undefined when it is left out now. */
  function repetitions(key: string, { time = '' }: Entry): number | undefined {
    const at = Date.parse(time);
    const last = reported.get(key);
    if (last && at - last.since < repeatAfter) {
      last.count += 1;
      return undefined;
    }
    reported.set(key, { since: at, count: 0 });
    return last?.count ?? 0;
  }
}

function parse(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
