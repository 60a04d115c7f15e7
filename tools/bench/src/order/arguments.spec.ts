import { readArguments } from './arguments.ts';

it.each([
  [[], { rate: undefined }],
  [['--rate', '50'], { rate: 50 }],
  [['--rate=120'], { rate: 120 }],
])('reads %j', (args, options) => {
  expect(readArguments(args)).toEqual(options);
});

it.each([['--rate=0'], ['--rate=fast'], ['--rate=-5'], ['--rate'], ['--rates=5'], ['50']])(
  'refuses %s, and prints the usage',
  (...args) => {
    expect(() => readArguments(args)).toThrow('Usage: npx nx run bench:order [--rate 50]');
  },
);
