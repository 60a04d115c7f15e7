import { readArguments } from './arguments.ts';

it('makes two seeds of 300 orders by default', () => {
  const { scenario: scenario, seeds, orders } = readArguments([]);
  expect([scenario, seeds.length, orders]).toEqual(['faults', 2, 300]);
  expect(seeds[0]).not.toBe(seeds[1]);
});

it.each([
  [['--seed', '7', '--orders', '60'], { scenario: 'faults', seeds: [7], orders: 60 }],
  [['--calm', '--seed', '7'], { scenario: 'calm', seeds: [7], orders: 500 }],
  [['--seeds', '4', '--catalogue', '1000000'], { scenario: 'faults', catalogue: 1_000_000 }],
  [['--outage', '20'], { scenario: 'outage', seconds: 20 }],
  [['--slow-bus', '300'], { scenario: 'slow-bus', seconds: 300 }],
  [['--full-disk', '60'], { scenario: 'full-disk', seconds: 60 }],
  [['--revocation', '60'], { scenario: 'revocation', seconds: 60 }],
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
  [['--catalogue', '10', '--outage', '20']],
  [['--catalogue', 'large']],
  [['--slow-bus', '20', '--outage', '20']],
  [['--slow-bus', 'long']],
])('rejects %j with the usage', (args) => {
  expect(() => readArguments(args)).toThrow(/npm run storm/);
});
