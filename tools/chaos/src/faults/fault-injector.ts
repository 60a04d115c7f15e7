import { setTimeout as pause } from 'node:timers/promises';
import { type FaultPoint, setFaultInjector } from '@quartet/faults';
import type { ProcessFault, InjectorEvent, InjectorCommand, Point } from './fault.ts';

/**
 * Loaded into a service with `--import`: reports every fault point that is passed, and injects the armed fault
 * once.
 */
const deadline = Number(process.env['FAULT_DEADLINE'] ?? 400);
const occurrences = new Map<string, number>();
const delayed: (() => Promise<unknown>)[] = [];
let armed: { readonly point: Point; readonly fault: ProcessFault } | undefined;

const emit = (news: InjectorEvent) => process.send?.(news);

process.on('message', (order: InjectorCommand) => {
  if (order.type === 'begin') {
    occurrences.clear();
    armed = order.armed;
    emit({ type: 'begun' });
  } else {
    void Promise.allSettled(delayed.splice(0).map((work) => work())).then(() =>
      emit({ type: 'delivered' }),
    );
  }
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

setFaultInjector(async (passed, work) => {
  const point = count(passed);
  emit({ type: 'passed', point });
  if (!isArmed(point)) return work();
  const { fault } = armed ?? {};
  armed = undefined;
  emit({ type: 'triggered' });
  return inject(fault ?? 'error', work);
});

function count({ kind, name }: FaultPoint): Point {
  const occurrence = (occurrences.get(name) ?? 0) + 1;
  occurrences.set(name, occurrence);
  return { kind, name, occurrence };
}

function isArmed({ name, occurrence }: Point): boolean {
  return armed?.point.name === name && armed.point.occurrence === occurrence;
}

async function inject<T>(fault: ProcessFault, work: () => Promise<T>): Promise<T> {
  switch (fault) {
    case 'killed':
      return killSelf();
    case 'killed_after':
      await work();
      return killSelf();
    case 'error':
      throw failure('terminating connection due to administrator command', '57P01');
    case 'refused':
      throw failure('value out of range', '22003');
    case 'hang':
      await pause(deadline);
      throw failure('timeout exceeded', 'ETIMEDOUT');
    case 'reset':
      throw failure('read ECONNRESET', 'ECONNRESET');
    case 'lost':
      await work();
      throw failure('read ECONNRESET', 'ECONNRESET');
    case 'twice':
      await work();
      return work();
    case 'late':
      delayed.push(work);
      throw failure('timeout exceeded', 'ETIMEDOUT');
  }
}

/** Kills the process in the next turn, after its messages have been sent. */
function killSelf(): Promise<never> {
  setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  return new Promise(() => undefined);
}

function failure(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
