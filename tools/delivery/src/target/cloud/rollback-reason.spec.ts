import { stoppedReasonOf } from './rollback-reason.ts';

const stopped = (exitCode: number) =>
  stoppedReasonOf({
    taskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/quartet-dev/7',
    stoppedReason: 'Essential container in task exited',
    containers: [{ exitCode }],
  });

it('gives the exit code of a task that has failed', () => {
  expect(stopped(1)).toBe('Task 7 has stopped: Essential container in task exited. Exit code 1.');
});

it('says what to do when a migration did not get its locks', () => {
  expect(stopped(75)).toBe(
    'Task 7 has stopped: Essential container in task exited. Exit code 75: its tables were in use. The log names the session; deploy again when that has ended.',
  );
});
