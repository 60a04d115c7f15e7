import { readArguments } from './arguments.ts';

it.each([
  [[], { runs: 1, busy: 0 }],
  [['--runs', '10', '--busy', '2'], { runs: 10, busy: 2 }],
  [['--runs=5'], { runs: 5, busy: 0 }],
])('reads %j', (args, options) => {
  expect(readArguments(args)).toEqual(options);
});

it.each([['--runs=0'], ['--runs=many'], ['--busy=-1'], ['--busy'], ['--loops=2'], ['orders']])(
  'refuses %s, and prints the usage',
  (...args) => {
    expect(() => readArguments(args)).toThrow(
      'Usage: npx nx run bench:suite [--runs 10] [--busy 2]',
    );
  },
);
