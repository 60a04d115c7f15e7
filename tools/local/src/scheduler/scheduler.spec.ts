import { readFileSync } from 'node:fs';
import { eventually } from '@quartet/testing';
import type { ServiceScheduler } from './service-scheduler.ts';
import { smallService } from './testing/small-service.ts';
import { createSchedulerFixture, type SchedulerFixture } from './testing/scheduler-fixture.ts';

let fixture: SchedulerFixture;
let service: ServiceScheduler;
let written: jest.SpyInstance;

beforeEach(() => {
  written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  fixture = createSchedulerFixture();
});
afterEach(async () => {
  await fixture.close();
  jest.restoreAllMocks();
});

async function start(): Promise<void> {
  service = fixture.schedule();
  await service.start(fixture.first);
}

/** Sends requests all the time; a failed one makes `end` reject. */
function underLoad(): { readonly answers: readonly string[]; end(): Promise<void> } {
  const answers: string[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) answers.push(await fixture.prober.ask());
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

describe('the start of a service', () => {
  it('is complete when the desiredCount number of tasks is healthy and registered', async () => {
    await start();
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

describe('a new release', () => {
  it('replaces the previous one without a failed request', async () => {
    await start();
    const load = underLoad();
    await service.roll(fixture.release('second'));
    const before = load.answers.length;
    await eventually(() => load.answers.length > before + 10);
    await load.end();
    expect(new Set(load.answers)).toEqual(new Set(['first', 'second']));
    expect(load.answers.slice(before + 1)).not.toContain('first');
    expect(fixture.names()).toEqual(['small-3', 'small-4']);
  });

  it('brings the environment of its own task definition', async () => {
    await start();
    await service.roll({ ...fixture.release('second'), assembly: 'defined elsewhere' });
    expect(await fixture.prober.ask()).toBe('defined elsewhere');
    await service.roll(fixture.release('third'));
    expect(await fixture.prober.ask()).toBe('third');
  });

  it('that does not start is rolled back, while the previous one keeps serving', async () => {
    await start();
    const before = fixture.rows().map(({ pid }) => pid);
    const load = underLoad();
    await expect(service.roll(broken())).rejects.toThrow(
      /^small was rolled back: small-\d did not start: no luck$/,
    );
    await load.end();
    expect(fixture.rows().map(({ pid }) => pid)).toEqual(before);
    expect(written.mock.calls.join('').match(/starting a replacement/g)).toHaveLength(3);
  });

  it('that does not start stays where the template disables rollback', async () => {
    service = fixture.schedule({ deployment: { ...smallService().deployment!, rollback: false } });
    await service.start(fixture.first);
    await expect(service.roll(broken())).rejects.toThrow(/^small-\d did not start: no luck$/);
    await service.roll(fixture.release('mended'));
    expect(await fixture.prober.ask()).toBe('mended');
  });

  it('is superseded by a newer one', async () => {
    await start();
    const silent = fixture.release('silent', 'setInterval(() => 0, 1000)');
    const given = expect(service.roll(silent)).rejects.toThrow('superseded by a newer deployment');
    await eventually(() => fixture.names().length === 4);
    await service.roll(fixture.release('third'));
    await given;
    expect(await fixture.prober.ask()).toBe('third');
  });
});

describe('a task', () => {
  it('is restarted without a gap', async () => {
    service = fixture.schedule({ desiredCount: 1 });
    await service.start(fixture.first);
    const found = fixture.scheduler().task('small-1');
    const load = underLoad();
    if (found) await service.restart(found.task);
    await load.end();
    expect(fixture.names()).toEqual(['small-2']);
  });

  it('is added or removed when the service is scaled', async () => {
    await start();
    await service.scale(3);
    expect(fixture.names()).toEqual(['small-1', 'small-2', 'small-3']);
    await service.scale(1);
    expect(fixture.names()).toEqual(['small-1']);
    await service.scale(0);
    expect(fixture.names()).toEqual([]);
  });
});
