import { chooseServices, readArguments } from './arguments.ts';

it.each([
  [[], { reset: false, watched: undefined }],
  [['--reset'], { reset: true, watched: undefined }],
  [['serve', 'orders'], { reset: false, watched: 'orders' }],
])('reads %j', (args, expected) => {
  expect(readArguments(args)).toEqual(expected);
});

it.each([
  [['--bogus']],
  [['run']],
  [['serve']],
  [['serve', 'nothing']],
  [['serve', 'orders', 'x']],
])('does not understand %j, and says what it does', (args) => {
  expect(() => readArguments(args)).toThrow(/is not understood; use npm start/);
});

it.each([
  ['users', ['users']],
  ['products', ['users', 'products']],
  ['orders', ['orders', 'users', 'payments', 'products']],
  [undefined, ['orders', 'users', 'payments', 'products']],
] as const)('runs with %s all that it needs', (asked, names) => {
  expect(chooseServices(asked).map(({ name }) => name)).toEqual(names);
});
