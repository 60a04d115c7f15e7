import { readArguments } from './arguments.ts';

it.each([
  [[], { place: 'local', options: [], isPlan: false }],
  [['dev', '--plan'], { place: 'dev', options: ['--plan'], isPlan: true }],
  [['--plan'], { place: 'local', options: ['--plan'], isPlan: true }],
  [['--plan', 'dev'], { place: 'dev', options: ['--plan'], isPlan: true }],
  [
    ['--registry', 'http://127.0.0.1:5001', '--node=mirror/node'],
    {
      place: 'local',
      options: ['--registry=http://127.0.0.1:5001', '--node=mirror/node'],
      isPlan: false,
    },
  ],
  [
    ['--stage=pr-7', 'pull-request', '--plan'],
    { place: 'pull-request', options: ['--stage=pr-7', '--plan'], isPlan: true },
  ],
])('reads %j', (args, expected) => {
  expect(readArguments(args)).toEqual(expected);
});

it.each([
  ['moon', 'Place "moon" is unknown; choose one of local, dev, prod, pull-request.'],
  ['dev prod', 'Name one place instead of dev and prod.'],
  ['--pln', "Unknown option '--pln'; write npm run deploy -- [local|dev|prod|pull-request]"],
  ['dev --nope=1', "Unknown option '--nope'; write npm run deploy"],
  ['-p', "Unknown option '-p'; write npm run deploy"],
  ['--plan=false', "Option '--plan' does not take an argument; write npm run deploy"],
  ['--registry --plan', "Option '--registry' argument is ambiguous; write npm run deploy"],
  ['--stage=pr-7', '--stage names a pull request for the place pull-request'],
  ['pull-request', '--stage names a pull request for the place pull-request'],
  ['pull-request --stage=prod', '--stage names a pull request for the place pull-request'],
])('refuses "%s" in one sentence', (line, sentence) => {
  expect(() => readArguments(line.split(' '))).toThrow(sentence);
});
