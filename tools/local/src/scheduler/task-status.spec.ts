import { createTaskStatus, type TaskStatus } from './task-status.ts';
import { smallService } from './testing/small-service.ts';

const start = 400;
let status: TaskStatus;

beforeEach(() => {
  jest.useFakeTimers();
  const service = smallService({ healthCheckGracePeriod: 0 });
  const plan = { name: 'small-1', service, env: {}, port: 1, url: '', readinessUrl: undefined };
  const release = { id: 'first', folder: '' };
  status = createTaskStatus({ ...plan, release }, performance.now());
  jest.advanceTimersByTime(start);
  status.update({ state: 'RUNNING', health: 'healthy' });
});
afterEach(() => jest.useRealTimers());

it('a task that turns unhealthy gets as long as it took to start', () => {
  status.update({ health: 'unhealthy' });
  jest.advanceTimersByTime(start - 1);
  expect(status.unhealthyReason()).toBeUndefined();
  jest.advanceTimersByTime(1);
  expect(status.unhealthyReason()).toBe('its load balancer health check failed');
});

it('a task that was healthy in between gets the whole time again', () => {
  status.update({ health: 'unhealthy' });
  jest.advanceTimersByTime(start - 1);
  status.update({ health: 'healthy' });
  status.update({ health: 'unhealthy' });
  jest.advanceTimersByTime(start - 1);
  expect(status.unhealthyReason()).toBeUndefined();
});

it('a task is ready again as soon as it is healthy again', () => {
  status.update({ health: 'unhealthy' });
  jest.advanceTimersByTime(start);
  status.update({ health: 'healthy' });
  expect([status.unhealthyReason(), status.isReady()]).toEqual([undefined, true]);
});
