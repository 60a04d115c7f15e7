import { appendFileSync } from 'node:fs';
import { setInterval as each } from 'node:timers/promises';
import type { PlannedHit } from './hit-plan.ts';
import { processesOf, signal as send, type Victim } from './processes.ts';

export interface HitsPlan {
  readonly home: string;
  readonly plan: readonly PlannedHit[];
  /** Where they are written down. */
  readonly file: string;
  /** Called when a process was killed just now. */
  readonly struck: (name: string) => void;
}

/** One hit each second, until it is disposed of: then what is frozen goes on. */
export interface Hits extends AsyncDisposable {
  count(): number;
  last(): string;
}

const second = 1_000;
const database = 'postgres';

export function startHits({ home, plan, file, struck }: HitsPlan): Hits {
  const ending = new AbortController();
  const frozen = new Map<number, NodeJS.Timeout>();
  let count = 0;
  let last = 'none yet';

  const thaw = (pid: number) => {
    clearTimeout(frozen.get(pid));
    frozen.delete(pid);
    send(pid, 'SIGCONT');
  };

  function strike(planned: PlannedHit): void {
    const victim = choose(processesOf(home), planned);
    if (!victim || !send(victim.pid, planned.kind === 'freeze' ? 'SIGSTOP' : 'SIGKILL')) return;
    if (planned.kind === 'freeze') {
      frozen.set(victim.pid, setTimeout(thaw, planned.lasts, victim.pid));
    }
    count += 1;
    last = describe(victim, planned);
    appendFileSync(
      file,
      `${JSON.stringify({ at: new Date().toISOString(), ...victim, ...planned })}\n`,
    );
    if (planned.kind === 'kill') struck(victim.name);
  }

  async function live(): Promise<void> {
    const hits = plan.values();
    const ticks = each(second, undefined, { signal: ending.signal });
    for await (const _ of ticks) {
      const next = hits.next();
      if (next.done) return;
      strike(next.value);
    }
  }

  const life = live().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return {
    count: () => count,
    last: () => last,
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await life;
      for (const pid of frozen.keys()) thaw(pid);
    },
  };
}

export function choose(
  running: readonly Victim[],
  { kind, share }: PlannedHit,
): Victim | undefined {
  const eligible = running.filter(({ name }) => (name === database) === (kind === 'crash'));
  return eligible[Math.floor(share * eligible.length)];
}

function describe({ name }: Victim, { kind, lasts }: PlannedHit): string {
  if (kind === 'freeze') return `${name} frozen for ${Math.round(lasts / second)} s`;
  return kind === 'crash' ? 'the database crashed' : `${name} killed`;
}
