import { type ReplicaState, planTaskChanges } from './reconcile.ts';

const ready = { isCurrent: true, isReady: true, hasNeverBeenReady: false };
const starting = { isCurrent: true, isReady: false, hasNeverBeenReady: true };
const old = { isCurrent: false, isReady: true, hasNeverBeenReady: false };
const unhealthy = { isCurrent: false, isReady: false, hasNeverBeenReady: false };
const broken = { isCurrent: false, isReady: false, hasNeverBeenReady: true };

const half = { desiredCount: 2, minimumHealthyPercent: 50, maximumPercent: 100 };
const whole = { desiredCount: 2, minimumHealthyPercent: 100, maximumPercent: 200 };

it.each([
  ['starts the missing tasks', whole, [ready], 1, []],
  ['changes nothing when the desiredCount tasks run', whole, [ready, starting], 0, []],
  ['starts new tasks beside old ones', whole, [old, old], 2, []],
  ['keeps old tasks until new ones are ready', whole, [old, old, starting, starting], 0, []],
  ['stops one old task for one ready new task', whole, [old, old, ready, starting], 0, [0]],
  [
    'stops all old tasks when enough new ones are ready',
    whole,
    [old, old, ready, ready],
    0,
    [0, 1],
  ],
  ['stops an old task first where there is no room', half, [old, old], 1, [0]],
  ['stops an old task that was never ready at once', whole, [broken, ready], 1, [0]],
  ['keeps an old task that is unhealthy for now', whole, [{ ...old, isReady: false }, old], 2, []],
  ['starts a replacement beside an unhealthy task', whole, [ready, unhealthy], 1, []],
  [
    'stops an unhealthy task once its replacement is ready',
    whole,
    [ready, unhealthy, ready],
    0,
    [1],
  ],
  ['stops an unhealthy task first where there is no room', half, [ready, unhealthy], 1, [1]],
  ['stops the newest task when there are too many', whole, [ready, ready, ready], 0, [2]],
] as const)('%s', (_what, limits, states: readonly ReplicaState[], start, stop) => {
  const tasks = states.map((task, index) => ({ ...task, index }));
  const changes = planTaskChanges(limits, tasks);
  expect([changes.start, changes.stop.map(({ index }) => index)]).toEqual([start, stop]);
});
