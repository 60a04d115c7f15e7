import { appendFileSync } from 'node:fs';
import { setInterval as each } from 'node:timers/promises';
import type { PlannedFault } from './fault-plan.ts';
import { processesOf, sendSignal as send, type ProcessInfo } from './processes.ts';
import type { SharedFaultKind, SharedFaults } from './shared-faults/shared-fault.ts';
import { createActiveFaults } from './active-faults.ts';

interface FaultInjectorOptions {
  readonly home: string;
  readonly plan: readonly PlannedFault[];
  readonly shared: SharedFaults;
  /** The file in which the faults are logged. */
  readonly file: string;
  /** Called after a process was killed. */
  readonly onKill: (name: string) => void;
}

/** Injects one fault each second. Disposing of it ends the faults that last. */
export interface FaultInjector extends AsyncDisposable {
  count(): number;
  last(): string;
}

const second = 1_000;
const database = 'postgres';

export function startFaultInjector(options: FaultInjectorOptions): FaultInjector {
  const { home, plan, shared, file, onKill } = options;
  const ending = new AbortController();
  const active = createActiveFaults();
  let count = 0;
  let last = 'none yet';

  /** Returns the name of what it hit; undefined when there was nothing to hit. */
  function inject(planned: PlannedFault): string | undefined {
    const { kind, lasts } = planned;
    if (isShared(kind)) return active.begin(kind, shared[kind], lasts) ? kind : undefined;
    const target = chooseTarget(processesOf(home), planned);
    if (!target || !send(target.pid, kind === 'paused' ? 'SIGSTOP' : 'SIGKILL')) return undefined;
    if (kind === 'killed') onKill(target.name);
    if (kind === 'paused') active.begin(`${target.pid}`, paused(target), lasts);
    return target.name;
  }

  function injectNext(planned: PlannedFault): void {
    const target = inject(planned);
    if (target === undefined) return;
    count += 1;
    last = describe(target, planned);
    const at = new Date().toISOString();
    appendFileSync(file, `${JSON.stringify({ at, target, ...planned })}\n`);
  }

  async function injectEverySecond(): Promise<void> {
    const faults = plan.values();
    for await (const _ of each(second, undefined, { signal: ending.signal })) {
      const next = faults.next();
      if (next.done) return;
      injectNext(next.value);
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
      await active.endAll();
    },
  };
}

function isShared(kind: PlannedFault['kind']): kind is SharedFaultKind {
  return kind !== 'killed' && kind !== 'paused' && kind !== 'database_killed';
}

/** The pause has begun; a paused process goes on with its end. */
function paused({ pid }: ProcessInfo) {
  return { begin: () => undefined, end: () => void send(pid, 'SIGCONT') };
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

function describe(target: string, { kind, lasts }: PlannedFault): string {
  if (kind === 'killed' || kind === 'database_killed') return `${target} killed`;
  return `${target.replace('_', ' ')}${kind === 'paused' ? ' paused' : ''} for ${Math.round(lasts / second)} s`;
}
