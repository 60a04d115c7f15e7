import { file } from '../../context/workspace.ts';
import { readCommand } from './command-line.ts';

const defaults = {
  reset: false,
  containers: false,
  dist: undefined,
  verbose: false,
  watchedService: undefined,
  otlp: undefined,
  databaseAuth: 'password',
  inspect: undefined,
  scale: new Map(),
  variant: { stage: 'dev', edge: 'http', discovery: 'balancer' },
};
const { variant } = defaults;
const screen = { lines: 28, columns: 80 };

function textOf(args: readonly string[]): string {
  const command = readCommand(args);
  return command.kind === 'print' ? command.text : '';
}

it.each([
  [['start'], {}],
  [['start', '--reset', '--containers'], { reset: true, containers: true }],
  [['serve', 'orders'], { watchedService: 'orders' }],
  [['start', '--dist', 'other/dist'], { dist: 'other/dist' }],
  [
    ['start', '--scale', 'orders=3', '--scale=users=0'],
    { scale: new Map(Object.entries({ orders: 3, users: 0 })) },
  ],
  [
    ['start', '--stage', 'prod', '--edge=rest'],
    { variant: { ...variant, stage: 'prod', edge: 'rest' } },
  ],
  [['start', '--database-auth', 'iam'], { databaseAuth: 'iam' }],
  [['serve', 'orders', '--inspect'], { watchedService: 'orders', inspect: 9229 }],
  [['serve', 'orders', '--inspect=9300'], { watchedService: 'orders', inspect: 9300 }],
  [['start', '--edge=http', '--edge=rest'], { variant: { ...variant, edge: 'rest' } }],
  [
    ['serve', 'users', '--discovery=cloud-map'],
    { watchedService: 'users', variant: { ...variant, discovery: 'cloud-map' } },
  ],
])('reads %j', (args, expected) => {
  expect(readCommand(args)).toEqual({ kind: 'run', args: { ...defaults, ...expected } });
});

it.each([
  ['strat', '"strat" is no command. Did you mean start? See quartet --help.'],
  ['stauts', '"stauts" is no command. Did you mean status? See quartet --help.'],
  ['start --rest', 'Unknown argument: rest. Did you mean reset? See quartet start --help.'],
  ['start orders', 'Unknown argument: orders. See quartet start --help.'],
  ['start --edge', 'Not enough arguments following: edge.'],
  [
    'start --scale orders',
    '--scale orders is not a service and a number of tasks, such as orders=3',
  ],
  ['start --scale orders=x', '--scale orders=x is not a service and a number of tasks'],
  ['start --scale orders=99', '--scale orders=99 is too much; a service has up to 20 tasks.'],
  [
    'start --scale order=1',
    '--scale order=1: service order is unknown; choose one of orders, users, payments, products. Did you mean orders? See quartet start --help.',
  ],
  ['start --stage moon', '--stage moon is unknown; choose one of dev, prod.'],
  ['start --edge foo', '--edge foo is unknown; choose one of http, rest.'],
  ['start --discovery luck', '--discovery luck is unknown; choose one of balancer, cloud-map.'],
  ['start --database-auth token', '--database-auth token is unknown; choose one of password, iam.'],
  [
    'start --containers --database-auth iam',
    '--database-auth iam works without --containers: a container cannot read the certificate.',
  ],
  ['serve', 'An argument is missing. See quartet serve --help.'],
  ['serve order', 'Service order is unknown; choose one of orders, users, payments, products.'],
  ['serve orders --inspect=x', '--inspect x is not a port from 1 to 65535.'],
  ['start --inspect', 'Unknown argument: inspect. See quartet start --help.'],
  ['serve orders users', 'Unknown argument: users.'],
  ['open moon', 'Page moon is unknown; choose one of console, orders, users, payments, products.'],
  ['curl /api/orders --as root', '--as root is unknown; choose one of shopper, admin, nobody.'],
  ['deploy moon', 'Place moon is unknown; choose one of local, dev, prod, pull-request.'],
  ['reconcile --dry-run', 'Unknown argument: dry-run. See quartet reconcile --help.'],
  ['curl --nope /api/orders', 'Unknown argument: nope. See quartet curl --help.'],
  ['curl --hedaer /api/orders', 'Unknown argument: hedaer. Did you mean header?'],
  ['curl -X /api/orders', 'Unknown argument: X. See quartet curl --help.'],
  ['curl --as admin', 'An argument is missing. See quartet curl --help.'],
  ['operator --nope reviews', 'Unknown argument: nope. See quartet operator --help.'],
  ['completion fish', 'Shell fish is unknown; choose one of bash, zsh.'],
  ['status --jsn', 'Unknown argument: jsn. Did you mean json?'],
])('says of "%s" what can be written instead', (line, sentence) => {
  expect(() => readCommand(line.split(' '))).toThrow(sentence);
});

it.each([
  ['invariants', 'tools/invariants/src/main.ts', []],
  ['chaos --seed 7 --orders 300', 'tools/chaos/src/main.ts', ['--seed', '7', '--orders', '300']],
  ['storm --calm', 'tools/chaos/src/main.ts', ['--calm']],
  [
    'operator reviews settle 1 retry',
    'tools/operator/src/main.ts',
    ['reviews', 'settle', '1', 'retry'],
  ],
  ['deploy dev --plan', 'tools/delivery/src/deploy/main.ts', ['dev', '--plan']],
  ['deploy --plan dev', 'tools/delivery/src/deploy/main.ts', ['--plan', 'dev']],
  ['deploy --plan', 'tools/delivery/src/deploy/main.ts', ['--plan']],
  ['--plan=1 deploy dev', 'tools/delivery/src/deploy/main.ts', ['--plan=1', 'dev']],
])('passes the arguments of "%s" on as they are', (line, program, args) => {
  expect(readCommand(line.split(' '))).toEqual({ kind: 'tool', program: file(program), args });
});

it.each([
  ...['start', 'serve', 'status', 'open', 'curl', 'deploy', 'operator', 'chaos', 'drill'],
  ...['completion', 'rights'],
])('breaks no word in the help of %s', (name) => {
  const words = (columns: number) => {
    const command = readCommand([name, '--help'], columns);
    return command.kind === 'print' ? command.text.split(/\s+|(?=\[)/).toSorted() : [];
  };
  expect(words(screen.columns)).toEqual(words(screen.columns - 9));
});

it('shows all commands on one screen', () => {
  const lines = textOf(['--help']).split('\n');
  expect(lines.length).toBeLessThanOrEqual(screen.lines);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(screen.columns);
  expect(textOf([])).toBe(lines.join('\n'));
});

it.each([
  'start',
  'serve',
  'status',
  'open',
  'curl',
  'deploy',
  'operator',
  'invariants',
  'rights',
  'chaos',
])('has help for %s', (name) => {
  expect(textOf([])).toMatch(new RegExp(`^  quartet ${name}\\b.* {2}\\S`, 'm'));
  expect(textOf([name, '--help'])).toMatch(new RegExp(`^quartet ${name}`));
});

it('prints its version', () => {
  expect(textOf(['--version'])).toMatch(/^quartet \d+\.\d+\.\d+, Node v\d+/);
});

it('completes commands, services and options in a shell', () => {
  const complete = (...words: string[]) =>
    textOf(['--get-yargs-completions', 'quartet', ...words]).split('\n');
  expect(complete('s')).toEqual(expect.arrayContaining(['start', 'serve', 'status']));
  expect(complete('serve', '')).toEqual(expect.arrayContaining(['orders', 'users']));
  expect(complete('start', '--e')).toContain('--edge');
});

describe('the completion script', () => {
  const { SHELL } = process.env;
  afterEach(() => {
    process.env['SHELL'] = SHELL ?? '';
  });

  it.each([
    ['/bin/bash', [], 'complete -o bashdefault'],
    ['/bin/zsh', [], '#compdef quartet'],
    ['/bin/zsh', ['bash'], 'complete -o bashdefault'],
    ['/bin/bash', ['zsh'], '#compdef quartet'],
  ])('is that of %s, or of %j', (shell, args, line) => {
    process.env['SHELL'] = shell;
    expect(textOf(['completion', ...args])).toContain(line);
    expect(process.env['SHELL']).toBe(shell);
  });
});

it.each(['start', 'serve'])('names the environment in the help of %s', (name) => {
  const help = textOf([name, '--help']);
  for (const variable of ['QUARTET_PORT', 'QUARTET_HOME', 'LOG_FORMAT=pretty']) {
    expect(help).toMatch(new RegExp(`^ +${variable} {2,}\\S`, 'm'));
  }
});
