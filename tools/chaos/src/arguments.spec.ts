import { readArguments } from './arguments.ts';

it('makes two seeds of 300 orders when nothing is asked', () => {
  const { course, seeds, orders } = readArguments([]);
  expect([course, seeds.length, orders]).toEqual(['storm', 2, 300]);
  expect(seeds[0]).not.toBe(seeds[1]);
});

it.each([
  [['--seed', '7', '--orders', '60'], { course: 'storm', seeds: [7], orders: 60 }],
  [['--calm', '--seed', '7'], { course: 'calm', seeds: [7], orders: 500 }],
  [['--outage', '20'], { course: 'outage', outage: 20 }],
])('reads %j', (args, expected) => {
  expect(readArguments(args)).toMatchObject(expected);
});

it.each([
  [['--bogus']],
  [['calm']],
  [['--seeds', '0']],
  [['--orders', 'many']],
  [['--seeds', '2', '--seed', '7']],
  [['--calm', '--outage', '20']],
])('does not understand %j, and says what it does', (args) => {
  expect(() => readArguments(args)).toThrow(/npm run storm/);
});
