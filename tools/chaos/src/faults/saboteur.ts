import { setTimeout as pause } from 'node:timers/promises';
import { type FaultPoint, sabotage } from '@quartet/faults';
import type { Fault, News, Order, Point } from './fault.ts';

/**
 * Loaded into a service before itself, with `--import`: stands at its fault points, tells each that is
 * passed, and does what it is told at one of them, once.
 */
const deadline = Number(process.env['FAULT_DEADLINE'] ?? 400);
const times = new Map<string, number>();
const late: (() => Promise<unknown>)[] = [];
let trap: { readonly point: Point; readonly fault: Fault } | undefined;

const tell = (news: News) => process.send?.(news);

process.on('message', (order: Order) => {
  if (order.type === 'begin') {
    times.clear();
    trap = order.trap;
    tell({ type: 'begun' });
  } else {
    void Promise.allSettled(late.splice(0).map((work) => work())).then(() =>
      tell({ type: 'delivered' }),
    );
  }
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

sabotage(async (passed, work) => {
  const point = count(passed);
  tell({ type: 'passed', point });
  if (!isTrap(point)) return work();
  const { fault } = trap ?? {};
  trap = undefined;
  tell({ type: 'struck' });
  return strike(fault ?? 'error', work);
});

function count({ kind, name }: FaultPoint): Point {
  const occurrence = (times.get(name) ?? 0) + 1;
  times.set(name, occurrence);
  return { kind, name, occurrence };
}

function isTrap({ name, occurrence }: Point): boolean {
  return trap?.point.name === name && trap.point.occurrence === occurrence;
}

async function strike<T>(fault: Fault, work: () => Promise<T>): Promise<T> {
  switch (fault) {
    case 'killed':
      return die();
    case 'killed_after':
      await work();
      return die();
    case 'error':
      throw failure('terminating connection due to administrator command', '57P01');
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
      late.push(work);
      throw failure('timeout exceeded', 'ETIMEDOUT');
  }
}

/** What is told must be out first, or nobody knows that it was here. */
function die(): Promise<never> {
  setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  return new Promise(() => undefined);
}

function failure(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
