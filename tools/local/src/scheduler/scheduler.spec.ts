import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@quartet/testing';
import type { ServiceScheduler } from './service-scheduler.ts';
import { smallService } from './testing/small-service.ts';
import { createSchedulerFixture, type SchedulerFixture } from './testing/scheduler-fixture.ts';

let fixture: SchedulerFixture;
let service: ServiceScheduler;
let written: jest.SpyInstance;

beforeAll(() => {
  fixture = createSchedulerFixture();
});
beforeEach(() => {
  written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => fixture.close());

/** Milliseconds between two requests: many per start of a task, and time for other processes. */
const betweenRequests = 5;

/** Sends requests all the time; a failed one makes `end` reject. */
function underLoad(): { readonly answers: readonly string[]; end(): Promise<void> } {
  const answers: string[] = [];
  let isOver = false;
  const asking = (async () => {
    for (; !isOver; await pause(betweenRequests)) answers.push(await fixture.prober.ask());
  })();
  asking.catch(() => undefined);
  return {
    answers,
    end: async () => {
      isOver = true;
      await asking;
    },
  };
}

const broken = () => fixture.release('broken', 'throw new Error("no luck")');
const pids = () => fixture.rows().map(({ pid }) => pid);

describe('the start of a service', () => {
  afterEach(() => fixture.stop());

  it('fails with the task that did not start and the reason', async () => {
    service = fixture.schedule();
    const started = service.start(broken());
    await expect(started).rejects.toThrow(/^small-[12] did not start: no luck$/);
  });

  it('fails for a command other than node', async () => {
    const container = { ...smallService().container, command: ['java', '-jar', 'x'] };
    service = fixture.schedule({ desiredCount: 1, container });
    const started = service.start(fixture.first);
    await expect(started).rejects.toThrow('small-1 is started with "java", but only node');
  });

  it('checks the tasks themselves where a proxy stands before them', async () => {
    service = fixture.schedule({}, 'http://127.0.0.1:1');
    await service.start(fixture.first);
    await eventually(() => fixture.rows().every(({ health }) => health === 'unhealthy'));
  });
});

describe('a release that does not start', () => {
  afterEach(() => fixture.stop());

  it('stays where the template disables rollback', async () => {
    const deployment = { ...smallService().deployment!, rollback: false };
    service = fixture.schedule({ desiredCount: 1, deployment });
    await service.start(fixture.first);
    await expect(service.roll(broken())).rejects.toThrow(/^small-\d did not start: no luck$/);
    await service.roll(fixture.release('mended'));
    expect(await fixture.prober.ask()).toBe('mended');
  });
});

describe('a service of two tasks', () => {
  beforeAll(async () => {
    service = fixture.schedule();
    await service.start(fixture.first);
  });
  afterAll(() => fixture.stop());

  it('has started when the desired number of tasks is healthy and registered', () => {
    const row = {
      service: 'small',
      state: 'RUNNING',
      health: 'healthy',
      release: fixture.first.id,
    };
    expect(fixture.rows()).toMatchObject([
      { ...row, name: 'small-1' },
      { ...row, name: 'small-2' },
    ]);
    expect(fixture.prober.ids().toSorted()).toEqual(['small-1', 'small-2']);
    const file = fixture.home.pid('small-1');
    expect(Number(readFileSync(file, 'utf8'))).toBe(fixture.pidOf('small-1'));
  });

  it('is rolled back from a release that does not start, while the previous one keeps serving', async () => {
    const before = pids();
    const load = underLoad();
    await expect(service.roll(broken())).rejects.toThrow(
      /^small was rolled back: small-\d did not start: no luck$/,
    );
    await load.end();
    expect(pids()).toEqual(before);
    expect(written.mock.calls.join('').match(/starting a replacement/g)).toHaveLength(3);
  });

  it('is replaced by a new release without a failed request', async () => {
    const names = fixture.names();
    const load = underLoad();
    await service.roll(fixture.release('second'));
    const before = load.answers.length;
    await eventually(() => load.answers.length > before + 10);
    await load.end();
    expect(new Set(load.answers)).toEqual(new Set(['first', 'second']));
    expect(load.answers.slice(before + 1)).not.toContain('first');
    expect(fixture.names()).toHaveLength(2);
    expect(fixture.names()).not.toEqual(expect.arrayContaining([...names]));
  });

  it('gets a task more, or fewer tasks, when it is scaled', async () => {
    const [one = '', other = ''] = fixture.names();
    await service.scale(3);
    expect(fixture.names()).toEqual([one, other, expect.stringMatching(/^small-\d$/)]);
    await service.scale(1);
    expect(fixture.names()).toEqual([one]);
  });
});

describe('a service of one task', () => {
  beforeAll(async () => {
    service = fixture.schedule({ desiredCount: 1 });
    await service.start(fixture.first);
  });
  afterAll(() => fixture.stop());

  it('has its task restarted without a gap', async () => {
    const [name = ''] = fixture.names();
    const found = fixture.scheduler().task(name);
    const load = underLoad();
    if (found) await service.restart(found.task);
    await load.end();
    expect(fixture.names()).toEqual(['small-2']);
  });

  it('has the environment of the task definition of its release', async () => {
    await service.roll({ ...fixture.release('second'), assembly: 'defined elsewhere' });
    expect(await fixture.prober.ask()).toBe('defined elsewhere');
    await service.roll(fixture.release('third'));
    expect(await fixture.prober.ask()).toBe('third');
  });

  it('gets the newer of two releases', async () => {
    const silent = fixture.release('silent', 'setInterval(() => 0, 1000)');
    const given = expect(service.roll(silent)).rejects.toThrow('superseded by a newer deployment');
    await eventually(() => fixture.names().length === 2);
    await service.roll(fixture.release('fourth'));
    await given;
    expect(await fixture.prober.ask()).toBe('fourth');
  });

  it('has no task when it is scaled to none', async () => {
    await service.scale(0);
    expect(fixture.names()).toEqual([]);
  });
});
