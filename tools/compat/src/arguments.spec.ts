import { readArguments } from './arguments.ts';

it.each([
  [[], { from: undefined, all: false }],
  [['--from', 'abc'], { from: 'abc', all: false }],
  [['--all', '--from=dist/receipt.json'], { from: 'dist/receipt.json', all: true }],
])('reads %j', (args, options) => {
  expect(readArguments(args)).toEqual(options);
});

it.each([[['--from']], [['--every']], [['abc']]])('explains the usage to %j', (args) => {
  expect(() => readArguments(args)).toThrow(/^Invalid arguments\. Usage: npm run compat/);
});
