import { readArguments } from './arguments.ts';

it('makes two seeds of 300 orders by default', () => {
  const { scenario: scenario, seeds, orders } = readArguments([]);
  expect([scenario, seeds.length, orders]).toEqual(['storm', 2, 300]);
  expect(seeds[0]).not.toBe(seeds[1]);
});

it.each([
  [['--seed', '7', '--orders', '60'], { scenario: 'storm', seeds: [7], orders: 60 }],
  [['--calm', '--seed', '7'], { scenario: 'calm', seeds: [7], orders: 500 }],
  [['--outage', '20'], { scenario: 'outage', outage: 20 }],
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
])('rejects %j with the usage', (args) => {
  expect(() => readArguments(args)).toThrow(/npm run storm/);
});
