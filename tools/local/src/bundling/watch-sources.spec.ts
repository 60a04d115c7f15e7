import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import type { Release } from '../scheduler/release.ts';
import {
  createSchedulerFixture,
  type SchedulerFixture,
} from '../scheduler/testing/scheduler-fixture.ts';
import { watchSources } from './watch-sources.ts';

let fixture: SchedulerFixture;
let source: string;
let rolled: Release[];
let bundled: number;
let stdout: jest.SpyInstance;
let watching: Disposable;

beforeAll(() => {
  fixture = createSchedulerFixture();
});
beforeEach(async () => {
  stdout = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  rolled = [];
  bundled = 0;
  const folder = join(fixture.home.folder, 'src', 'deep');
  mkdirSync(folder, { recursive: true });
  source = join(folder, 'version');
  writeFileSync(source, 'first');
  const service = fixture.schedule({ desiredCount: 1 });
  await service.start(fixture.first);
  watching = watchSources({
    ...{ name: 'small', service, release: fixture.first },
    folders: [join(fixture.home.folder, 'src')],
    bundle: async () => {
      bundled += 1;
      const version = readFileSync(source, 'utf8');
      if (version === 'no source') throw new Error('The build failed: no source');
      return fixture.release(version, version.startsWith('throw') ? version : undefined);
    },
    onDeployed: (release) => rolled.push(release),
  });
});
afterEach(async () => {
  watching[Symbol.dispose]();
  await fixture.stop();
  jest.restoreAllMocks();
});
afterAll(() => fixture.close());

const hasPrinted = (words: string) => stdout.mock.calls.join('').includes(words);

it('rolls a service to what its sources have become', async () => {
  writeFileSync(source, 'second');
  await eventually(() => rolled.length === 1);
  expect(await fixture.prober.ask()).toBe('second');
  writeFileSync(source, 'third');
  await eventually(() => rolled.length === 2);
  expect(await fixture.prober.ask()).toBe('third');
});

it('bundles once for an editor that saves a file in several steps', async () => {
  for (const [index, version] of ['second', 'third'].entries()) {
    writeFileSync(`${source}~`, version);
    renameSync(`${source}~`, source);
    await eventually(() => rolled.length === index + 1);
  }
  expect(bundled).toBe(2);
});

it('leaves the service alone when a change makes no difference', async () => {
  const [before] = fixture.rows();
  writeFileSync(source, 'first');
  writeFileSync(source, 'no source');
  await eventually(() => hasPrinted('The build failed'));
  writeFileSync(source, 'first');
  writeFileSync(source, 'second');
  await eventually(() => rolled.length === 1);
  expect(fixture.rows()).not.toEqual([before]);
  expect(stdout.mock.calls.join('').match(/has changed/g)).toHaveLength(1);
});

it.each([
  ['cannot be bundled', 'no source', 'The build failed: no source'],
  ['does not start', 'throw new Error("no luck")', 'did not start: no luck'],
])('says why a change %s, while the one before serves on', async (_what, version, words) => {
  writeFileSync(source, version);
  await eventually(() => hasPrinted(words));
  expect(await fixture.prober.ask()).toBe('first');
  writeFileSync(source, 'second');
  await eventually(() => rolled.length === 1);
  expect(await fixture.prober.ask()).toBe('second');
});
