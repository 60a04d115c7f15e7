import { services } from '@quartet/infra/services';
import { chooseServices, readArguments } from './arguments.ts';

const standard = {
  reset: false,
  containers: false,
  watchedService: undefined,
  scale: new Map(),
  variant: { stage: 'dev', edge: 'http', discovery: 'balancer' },
};

it.each([
  [[], {}],
  [['--reset', '--containers'], { reset: true, containers: true }],
  [['serve', 'orders'], { watchedService: 'orders' }],
  [
    ['--scale', 'orders=3', '--scale=users=0'],
    { scale: new Map(Object.entries({ orders: 3, users: 0 })) },
  ],
  [
    ['--stage', 'prod', '--edge=rest'],
    { variant: { ...standard.variant, stage: 'prod', edge: 'rest' } },
  ],
  [
    ['serve', 'users', '--discovery=cloud-map'],
    { watchedService: 'users', variant: { ...standard.variant, discovery: 'cloud-map' } },
  ],
])('reads %j', (args, expected) => {
  expect(readArguments(args)).toEqual({ ...standard, ...expected });
});

it.each([
  [['--bogus']],
  [['run']],
  [['serve']],
  [['serve', 'nothing']],
  [['serve', 'orders', 'x']],
  [['--scale', 'orders']],
  [['--scale', 'orders=x']],
  [['--scale', 'orders=21']],
  [['--scale', 'nothing=1']],
])('does not understand %j, and says what it does', (args) => {
  expect(() => readArguments(args)).toThrow(/is not understood; use npm start/);
});

it.each([
  ['--stage=moon', 'Unknown stage "moon"; choose one of dev, prod'],
  ['--edge=soap', 'edge=soap is unknown; choose one of http, rest'],
  ['--discovery=luck', 'discovery=luck is unknown; choose one of balancer, cloud-map'],
])('says of %s what there is instead', (arg, words) => {
  expect(() => readArguments([arg])).toThrow(words);
});

it.each([
  ['users', ['users']],
  ['products', ['users', 'products']],
  ['orders', ['orders', 'users', 'payments', 'products']],
  [undefined, services.map(({ name }) => name)],
] as const)('runs with %s all that it needs', (asked, names) => {
  expect(chooseServices(asked)).toEqual(names);
});
