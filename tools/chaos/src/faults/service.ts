import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { workspace } from '@quartet/bench/programs';
import type { ServicePlan, StackService } from '@quartet/bench/stack';
import type { ProcessFault, InjectorEvent, InjectorCommand, Point } from './fault.ts';

/** A service that runs from its source with a fault injector, and is restarted whenever it exits. */
export interface Service extends StackService {
  readonly name: string;
  /** Starts a new run, which resets the occurrences and may arm one fault. */
  startRun(armed?: { readonly point: Point; readonly fault: ProcessFault }): Promise<void>;
  /** The points that were passed since the start of the run. */
  passedPoints(): readonly Point[];
  triggered(): boolean;
  /** Delivers the calls that a fault has delayed. */
  deliverDelayed(): Promise<void>;
  waitUntilReady(): Promise<void>;
}

const injector = fileURLToPath(new URL('./fault-injector.ts', import.meta.url));
const startLimit = 20_000;

export async function startService(plan: ServicePlan): Promise<Service> {
  const url = `http://127.0.0.1:${plan.port}`;
  const supervisor = supervise(plan);
  const service: Service = {
    name: plan.name,
    url,
    startRun: (armed) => supervisor.send({ type: 'begin', ...(armed && { armed }) }, 'begun'),
    passedPoints: () => supervisor.passed,
    triggered: () => supervisor.triggered,
    deliverDelayed: () => supervisor.send({ type: 'deliver' }, 'delivered'),
    waitUntilReady: () => pollHealth(`${url}/health/ready`, plan.name),
    [Symbol.asyncDispose]: () => supervisor.end(),
  };
  await service.waitUntilReady();
  return service;
}

/** Keeps the process running, and collects the events of its fault injector. */
function supervise(plan: ServicePlan) {
  const log = openSync(join(plan.folder, `${plan.name}.log`), 'a');
  const events = new EventEmitter();
  const state = { passed: [] as Point[], triggered: false };
  let ending = false;
  let child = launch();

  function launch(): ChildProcess {
    const started = spawn(process.execPath, argumentsFor(plan.name), {
      env: { PATH: process.env['PATH'], PORT: String(plan.port), ...plan.environment },
      stdio: ['ignore', log, log, 'ipc'],
    });
    started.on('message', (message: InjectorEvent) => {
      if (message.type === 'begun') Object.assign(state, { passed: [], triggered: false });
      if (message.type === 'passed') state.passed.push(message.point);
      if (message.type === 'triggered') state.triggered = true;
      events.emit(message.type);
    });
    started.once('exit', () => {
      if (!ending) child = launch();
    });
    return started;
  }

  return Object.assign(state, {
    send: async (message: InjectorCommand, answer: InjectorEvent['type']): Promise<void> => {
      const answered = once(events, answer);
      child.send(message);
      await answered;
    },
    end: async (): Promise<void> => {
      ending = true;
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      closeSync(log);
    },
  });
}

function argumentsFor(name: string): readonly string[] {
  const main = join(workspace, 'apps', name, 'src/main.ts');
  return ['--conditions=@quartet/source', '--import', injector, main];
}

async function pollHealth(url: string, name: string): Promise<void> {
  const deadline = performance.now() + startLimit;
  for (;;) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    if (performance.now() > deadline) throw new Error(`${name} did not become ready`);
    await pause(10);
  }
}
