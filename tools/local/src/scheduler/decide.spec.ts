import { type Candidate, decide } from './decide.ts';

const serving = { current: true, steady: true, idle: false };
const starting = { current: true, steady: false, idle: true };
const old = { current: false, steady: true, idle: false };
const unhealthy = { current: false, steady: false, idle: false };
const broken = { current: false, steady: false, idle: true };

const half = { desiredCount: 2, minimumHealthyPercent: 50, maximumPercent: 100 };
const whole = { desiredCount: 2, minimumHealthyPercent: 100, maximumPercent: 200 };

it.each([
  ['starts what is missing', whole, [serving], 1, []],
  ['leaves alone what is as it should be', whole, [serving, starting], 0, []],
  ['starts new ones beside old ones', whole, [old, old], 2, []],
  ['keeps old ones until new ones serve', whole, [old, old, starting, starting], 0, []],
  ['lets an old one go for a new one that serves', whole, [old, old, serving, starting], 0, [0]],
  ['lets all old ones go when enough serve', whole, [old, old, serving, serving], 0, [0, 1]],
  ['lets one go first where there is no room', half, [old, old], 1, [0]],
  ['lets what does not serve go at once', whole, [broken, serving], 1, [0]],
  ['keeps an old one that is not healthy just now', whole, [{ ...old, steady: false }, old], 2, []],
  ['starts another one beside an unhealthy one', whole, [serving, unhealthy], 1, []],
  ['lets an unhealthy one go for one that serves', whole, [serving, unhealthy, serving], 0, [1]],
  ['lets an unhealthy one go first where there is no room', half, [serving, unhealthy], 1, [1]],
  ['lets the newest go when there are too many', whole, [serving, serving, serving], 0, [2]],
] as const)('%s', (_what, bounds, given: readonly Candidate[], start, stop) => {
  const tasks = given.map((task, index) => ({ ...task, index }));
  const decision = decide(bounds, tasks);
  expect([decision.start, decision.stop.map(({ index }) => index)]).toEqual([start, stop]);
});
