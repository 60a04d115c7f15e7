import { appendFileSync } from 'node:fs';
import { setInterval as each } from 'node:timers/promises';
import type { PlannedFault } from './fault-plan.ts';
import { processesOf, sendSignal as send, type ProcessInfo } from './processes.ts';

interface FaultInjectorOptions {
  readonly home: string;
  readonly plan: readonly PlannedFault[];
  /** The file in which the faults are logged. */
  readonly file: string;
  /** Called after a process was killed. */
  readonly onKill: (name: string) => void;
}

/** Injects one fault each second. Disposing of it resumes paused processes. */
export interface FaultInjector extends AsyncDisposable {
  count(): number;
  last(): string;
}

const second = 1_000;
const database = 'postgres';

export function startFaultInjector(options: FaultInjectorOptions): FaultInjector {
  const { home, plan, file, onKill } = options;
  const ending = new AbortController();
  const paused = new Map<number, NodeJS.Timeout>();
  let count = 0;
  let last = 'none yet';

  const resume = (pid: number) => {
    clearTimeout(paused.get(pid));
    paused.delete(pid);
    send(pid, 'SIGCONT');
  };

  function inject(planned: PlannedFault): void {
    const target = chooseTarget(processesOf(home), planned);
    if (!target || !send(target.pid, planned.kind === 'paused' ? 'SIGSTOP' : 'SIGKILL')) return;
    if (planned.kind === 'paused') {
      paused.set(target.pid, setTimeout(resume, planned.lasts, target.pid));
    }
    count += 1;
    last = describe(target, planned);
    const at = new Date().toISOString();
    appendFileSync(file, `${JSON.stringify({ at, ...target, ...planned })}\n`);
    if (planned.kind === 'killed') onKill(target.name);
  }

  async function injectEverySecond(): Promise<void> {
    const faults = plan.values();
    for await (const _ of each(second, undefined, { signal: ending.signal })) {
      const next = faults.next();
      if (next.done) return;
      inject(next.value);
    }
  }

  const running = injectEverySecond().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  return {
    count: () => count,
    last: () => last,
    [Symbol.asyncDispose]: async () => {
      ending.abort();
      await running;
      for (const pid of paused.keys()) resume(pid);
    },
  };
}

export function chooseTarget(
  running: readonly ProcessInfo[],
  { kind, share }: PlannedFault,
): ProcessInfo | undefined {
  const eligible = running.filter(
    ({ name }) => (name === database) === (kind === 'database_killed'),
  );
  return eligible[Math.floor(share * eligible.length)];
}

function describe({ name }: ProcessInfo, { kind, lasts }: PlannedFault): string {
  if (kind === 'paused') return `${name} paused for ${Math.round(lasts / second)} s`;
  return `${name} killed`;
}
