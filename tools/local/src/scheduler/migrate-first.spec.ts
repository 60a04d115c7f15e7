import { DeploymentFailed } from './deployment-failed.ts';
import { migrateFirst } from './migrate-first.ts';
import type { Scheduler } from './scheduler.ts';
import type { ServiceScheduler } from './service-scheduler.ts';

const release = { id: 'r', folder: '/r' };
let steps: string[];
beforeEach(() => {
  steps = [];
});

/** The service `small` of a scheduler that notes what it is told to do. */
function small(fail = false, signal = new AbortController().signal): ServiceScheduler | undefined {
  const note = (step: string) => () => Promise.resolve(void steps.push(step));
  const service = {
    ...{ start: note('start'), roll: note('roll'), waitUntilStable: note('stable') },
  } as unknown as ServiceScheduler;
  const scheduler = {
    service: (name: string) => (name === 'small' ? service : undefined),
  } as unknown as Scheduler;
  const run = (name: string, task: string, { id }: { readonly id: string }) => {
    steps.push(`${name}-${task} of ${id}`);
    return fail ? Promise.reject(new DeploymentFailed('no luck')) : Promise.resolve();
  };
  const migrating = migrateFirst(scheduler, { runTask: run, signal });
  expect(migrating.service('none')).toBeUndefined();
  return migrating.service('small');
}

it('creates and migrates the database before the first tasks start', async () => {
  await small()?.start(release);
  expect(steps).toEqual(['small-database of r', 'small-migrate of r', 'start']);
});

it('migrates before another release takes over', async () => {
  await small()?.roll(release);
  expect(steps).toEqual(['small-migrate of r', 'roll']);
});

it('rolls to the newer of two releases, whichever is migrated first', async () => {
  const newer = { ...release, id: 'newer' };
  const service = small();
  const rolls = [release, newer].map((each) => service?.roll(each));
  await expect(rolls[0]).rejects.toThrow('superseded by a newer deployment of small');
  await rolls[1];
  expect(steps.filter((step) => step === 'roll')).toHaveLength(1);
});

it('does not start what was replaced while it migrated', async () => {
  const service = small();
  await Promise.all([service?.start(release), service?.roll({ ...release, id: 'newer' })]);
  expect(steps).not.toContain('start');
  expect(steps).toEqual(expect.arrayContaining(['roll', 'stable']));
});

it('rolls nothing when the migration fails', async () => {
  await expect(small(true)?.roll(release)).rejects.toThrow(DeploymentFailed);
  expect(steps).toEqual(['small-migrate of r']);
});

it('stops the start with the reason when there is no database', async () => {
  await expect(small(true)?.start(release)).rejects.toMatchObject({
    ...{ name: 'UserError', message: 'no luck' },
  });
  expect(steps).toEqual(['small-database of r']);
});

it('starts and rolls nothing when everything has begun to stop during the migration', async () => {
  const service = small(false, AbortSignal.abort());
  await expect(service?.start(release)).rejects.toMatchObject({ name: 'AbortError' });
  await expect(service?.roll(release)).rejects.toMatchObject({ name: 'AbortError' });
  expect(steps).toEqual(['small-database of r', 'small-migrate of r', 'small-migrate of r']);
});
