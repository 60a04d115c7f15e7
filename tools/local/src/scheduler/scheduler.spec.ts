import { readFileSync } from 'node:fs';
import { eventually } from '@quartet/testing';
import type { ServiceScheduler } from './service-scheduler.ts';
import { smallService } from './testing/small-service.ts';
import { createSmallWorld, type SmallWorld } from './testing/small-world.ts';

let world: SmallWorld;
let service: ServiceScheduler;
let said: jest.SpyInstance;

beforeEach(() => {
  said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  world = createSmallWorld();
});
afterEach(async () => {
  await world.close();
  jest.restoreAllMocks();
});

async function start(): Promise<void> {
  service = world.schedule();
  await service.start(world.first);
}

/** Asks all the time; an answer that fails makes the end fail. */
function underLoad(): { readonly answers: readonly string[]; end(): Promise<void> } {
  const answers: string[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) answers.push(await world.prober.ask());
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

const broken = () => world.release('broken', 'throw new Error("no luck")');

describe('a start', () => {
  it('is over when as many tasks serve as are wanted, each known to the balancer', async () => {
    await start();
    const row = { service: 'small', state: 'RUNNING', health: 'healthy', release: world.first.id };
    expect(world.rows()).toMatchObject([
      { ...row, name: 'small-1' },
      { ...row, name: 'small-2' },
    ]);
    expect(world.prober.ids().toSorted()).toEqual(['small-1', 'small-2']);
    const file = world.home.pid('small-1');
    expect(Number(readFileSync(file, 'utf8'))).toBe(world.pidOf('small-1'));
  });

  it('says which task did not start, and why', async () => {
    service = world.schedule();
    const started = service.start(broken());
    await expect(started).rejects.toThrow(/^small-[12] did not start: no luck$/);
  });

  it('says what cannot be run here', async () => {
    const container = { ...smallService().container, command: ['java', '-jar', 'x'] };
    service = world.schedule({ desiredCount: 1, container });
    const started = service.start(world.first);
    await expect(started).rejects.toThrow('small-1 is started with "java", but only node');
  });

  it('asks the task itself where something stands between it and the balancer', async () => {
    service = world.schedule({}, 'http://127.0.0.1:1');
    await service.start(world.first);
    await eventually(() => world.rows().every(({ health }) => health === 'unhealthy'));
  });
});

describe('another release', () => {
  it('takes over without a failed request', async () => {
    await start();
    const load = underLoad();
    await service.roll(world.release('second'));
    const before = load.answers.length;
    await eventually(() => load.answers.length > before + 10);
    await load.end();
    expect(new Set(load.answers)).toEqual(new Set(['first', 'second']));
    expect(load.answers.slice(before + 1)).not.toContain('first');
    expect(world.names()).toEqual(['small-3', 'small-4']);
  });

  it('that does not start gives way to the one before, which has served all the time', async () => {
    await start();
    const before = world.rows().map(({ pid }) => pid);
    const load = underLoad();
    await expect(service.roll(broken())).rejects.toThrow(
      /^small was rolled back: small-\d did not start: no luck$/,
    );
    await load.end();
    expect(world.rows().map(({ pid }) => pid)).toEqual(before);
    expect(said.mock.calls.join('').match(/is replaced/g)).toHaveLength(3);
  });

  it('stays, though it does not start, where the template wants no way back', async () => {
    service = world.schedule({ deployment: { ...smallService().deployment!, rollback: false } });
    await service.start(world.first);
    await expect(service.roll(broken())).rejects.toThrow(/^small-\d did not start: no luck$/);
    await service.roll(world.release('mended'));
    expect(await world.prober.ask()).toBe('mended');
  });

  it('gives way to a newer one that is asked for meanwhile', async () => {
    await start();
    const silent = world.release('silent', 'setInterval(() => 0, 1000)');
    const given = expect(service.roll(silent)).rejects.toThrow('was asked for something else');
    await eventually(() => world.names().length === 4);
    await service.roll(world.release('third'));
    await given;
    expect(await world.prober.ask()).toBe('third');
  });
});

describe('a task', () => {
  it('is restarted without a gap', async () => {
    service = world.schedule({ desiredCount: 1 });
    await service.start(world.first);
    const found = world.scheduler().task('small-1');
    const load = underLoad();
    if (found) await service.restart(found.task);
    await load.end();
    expect(world.names()).toEqual(['small-2']);
  });

  it('is added or taken away when the service is scaled', async () => {
    await start();
    await service.scale(3);
    expect(world.names()).toEqual(['small-1', 'small-2', 'small-3']);
    await service.scale(1);
    expect(world.names()).toEqual(['small-1']);
    await service.scale(0);
    expect(world.names()).toEqual([]);
  });
});
