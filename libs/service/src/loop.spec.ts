import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { eventually, testConfig } from '@quartet/testing';
import { again, loop, type Worker } from './index.ts';

const { log } = testConfig();
const never = 3_600_000;

describe('a loop', () => {
  let worker: Worker;
  afterEach(() => worker?.stop());

  const start = (every: number, sweep: () => Promise<unknown>) => {
    worker = loop({ name: 'spec', every, log, sweep });
    worker.start();
  };

  it('sweeps at start', async () => {
    let sweeps = 0;
    start(never, async () => (sweeps += 1));
    await eventually(() => expect(sweeps).toBe(1));
  });

  it('sweeps again after a failure', async () => {
    let sweeps = 0;
    start(1, async () => {
      sweeps += 1;
      if (sweeps < 3) throw new Error('not yet');
    });
    await eventually(() => expect(sweeps).toBeGreaterThan(3));
  });

  it('sweeps again at once when there is more to do', async () => {
    let left = 5;
    start(never, async () => ((left -= 1) > 0 ? again : undefined));
    await eventually(() => expect(left).toBe(0));
  });

  it('never sweeps twice at a time', async () => {
    let [now, most, sweeps] = [0, 0, 0];
    start(0, async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      sweeps += 1;
    });
    await eventually(() => expect(sweeps).toBeGreaterThan(5));
    expect(most).toBe(1);
  });

  it('stops when the sweep that is under way has ended, and sweeps no more', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const events: string[] = [];
    start(0, async () => {
      events.push('begun');
      await promise;
      events.push('ended');
      return again;
    });
    const stopped = worker.stop().then(() => events.push('stopped'));
    resolve();
    await stopped;
    await new Promise(setImmediate);
    expect(events).toEqual(['begun', 'ended', 'stopped']);
  });

  it('can be stopped before it was started', async () => {
    worker = loop({ name: 'spec', every: 1, log, sweep: async () => {} });
    await worker.stop();
  });
});

/** Runs a loop whose first sweep hangs in a process of its own. */
async function hang(options: string, onSecondSweep = '') {
  const program = `
    import { createLogger } from '@quartet/logging';
    import { loop } from '@quartet/service';
    const log = createLogger('hanging', { LOG_LEVEL: 'info', LOG_FORMAT: 'json' });
    setInterval(() => {}, 1_000);
    let sweeps = 0;
    const sweep = async () => { if (++sweeps === 1) await new Promise(() => {}); ${onSecondSweep} };
    loop({ name: 'stuck', every: 1, log, sweep, ${options} }).start(50);`;
  const child = spawn(process.execPath, [
    '--conditions=@quartet/source',
    '--input-type=module',
    '--eval',
    program,
  ]);
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { code: code as number, line: JSON.parse(output) as object };
}

it('a sweep that hangs ends the process', async () => {
  const { code, line } = await hang('');
  expect(code).toBe(1);
  expect(line).toMatchObject({ level: 'fatal', worker: 'stuck' });
});

it('an optional sweep that hangs is abandoned, and the next one comes', async () => {
  const { code, line } = await hang('optional: true', 'process.exit(0);');
  expect(code).toBe(0);
  expect(line).toMatchObject({ level: 'error', worker: 'stuck' });
});
