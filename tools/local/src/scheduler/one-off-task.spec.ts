import type { Container } from '@quartet/cloudformation/model/services';
import { createSchedulerFixture, type SchedulerFixture } from './testing/scheduler-fixture.ts';
import { smallService } from './testing/small-service.ts';
import { type OneOffTaskPlan, runOneOffTask } from './one-off-task.ts';

let fixture: SchedulerFixture;

beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  fixture = createSchedulerFixture();
});
afterAll(async () => {
  await fixture.close();
  jest.restoreAllMocks();
});

const container: Container = { ...smallService().container, environment: { GREETING: 'hello' } };

function run(task: string, script: string): Promise<void> {
  const release = fixture.release(task, script);
  const plan: OneOffTaskPlan = {
    oneOffTaskOf: (_release, name) => (name === 'none' ? undefined : container),
    oneOffTaskEnvironment: ({ environment }) => environment,
  };
  return runOneOffTask({ service: 'small', task, release, plan, launcher: fixture.launcher });
}

it('ends with the task, which has the environment of its definition', async () => {
  await run('migrate', `if (process.env.GREETING !== 'hello') throw new Error('no greeting');`);
});

it('throws the reason of a task that fails', async () => {
  const failed = run('broken', `throw new Error('no luck');`);
  await expect(failed).rejects.toThrow('small-broken failed: no luck');
});

it('throws when there is no such task', async () => {
  await expect(run('none', '')).rejects.toThrow('small has no one-off task "none".');
});
