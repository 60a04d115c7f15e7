import { createStanding, type Standing } from './standing.ts';
import { smallService } from './testing/small-service.ts';

const start = 400;
let standing: Standing;

beforeEach(() => {
  jest.useFakeTimers();
  const service = smallService({ healthCheckGracePeriod: 0 });
  const plan = { name: 'small-1', service, env: {}, port: 1, url: '', ownCheck: undefined };
  const release = { id: 'first', folder: '' };
  standing = createStanding({ ...plan, release }, performance.now());
  jest.advanceTimersByTime(start);
  standing.learn({ state: 'RUNNING', health: 'healthy' });
});
afterEach(() => jest.useRealTimers());

it('a task that turns unhealthy is given as long as it took to start', () => {
  standing.learn({ health: 'unhealthy' });
  jest.advanceTimersByTime(start - 1);
  expect(standing.trouble()).toBeUndefined();
  jest.advanceTimersByTime(1);
  expect(standing.trouble()).toBe('the balancer finds it unhealthy');
});

it('a task that is healthy again in between begins anew', () => {
  standing.learn({ health: 'unhealthy' });
  jest.advanceTimersByTime(start - 1);
  standing.learn({ health: 'healthy' });
  standing.learn({ health: 'unhealthy' });
  jest.advanceTimersByTime(start - 1);
  expect(standing.trouble()).toBeUndefined();
});

it('a task serves again as soon as it is healthy again', () => {
  standing.learn({ health: 'unhealthy' });
  jest.advanceTimersByTime(start);
  standing.learn({ health: 'healthy' });
  expect([standing.trouble(), standing.isSteady()]).toEqual([undefined, true]);
});
