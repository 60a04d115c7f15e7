import { readArguments } from './arguments.ts';

it('goes back a minute, and takes a quarter of an hour at most, unless told otherwise', () => {
  expect(readArguments(['orders'])).toEqual({ services: ['orders'], back: 60_000, limit: 900_000 });
  expect(readArguments(['payments', 'orders', '--back', '90s', '--rto', '5m'])).toEqual({
    services: ['orders', 'payments'],
    back: 90_000,
    limit: 300_000,
  });
});

it.each([
  [[]],
  [['users']],
  [['orders', 'order']],
  [['orders', '--back', '60']],
  [['orders', '--back', '0s']],
  [['orders', '--fast']],
])('refuses %j with its usage', (args) => {
  expect(() => readArguments(args)).toThrow('Usage: npm run drill -- orders|products|payments');
});
