import type { Fields } from './fields.ts';
import { InvalidEventPattern } from './invalid-event-pattern.ts';
import { parsePattern } from './pattern.ts';

const guide = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/';
const operatorsPage = `${guide}eb-create-pattern-operators.html`;
const patternsPage = `${guide}eb-event-patterns.html`;
const nullPage = `${guide}eb-event-patterns-null-values.html`;
const arraysPage = `${guide}eb-event-patterns-arrays.html`;
const ruler = 'https://github.com/aws/event-ruler';

const event = {
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'order.confirmed',
  source: 'quartet.orders',
  account: '000000000000',
  time: '2026-11-22T10:15:37Z',
  region: 'us-east-1',
  resources: ['arn:aws:one', 'arn:aws:two'],
  detail: {
    orderId: 'o-1',
    status: 'confirmed',
    note: '',
    reason: null,
    gift: false,
    total: { amount: 1999, currency: 'USD' },
    address: '10.0.0.33',
    address6: '2001:db8::7',
    file: '/orders/2026/receipt.PDF',
    lines: [
      { sku: 'a', quantity: 1 },
      { sku: 'b', quantity: 5 },
    ],
    tags: ['new', 'big'],
    grid: [['x'], ['y']],
    none: [],
    starred: 'a*b',
  },
};

type Case = readonly [page: string, detail: Fields, matches: boolean];

const cases: readonly Case[] = [
  [patternsPage, { status: ['confirmed'] }, true],
  [patternsPage, { status: ['cancelled'] }, false],
  [patternsPage, { status: ['cancelled', 'confirmed'] }, true],
  [patternsPage, { status: ['Confirmed'] }, false],
  [patternsPage, { status: ['confirmed'], orderId: ['o-1'] }, true],
  [patternsPage, { status: ['confirmed'], orderId: ['o-2'] }, false],
  [patternsPage, { total: { currency: ['USD'] } }, true],
  [patternsPage, { total: { currency: ['EUR'] } }, false],
  [patternsPage, { total: ['USD'] }, false],
  [patternsPage, { absent: ['x'] }, false],
  [patternsPage, { gift: [false] }, true],
  [patternsPage, { gift: ['false'] }, false],
  [patternsPage, { total: { amount: [1999] } }, true],
  [patternsPage, { total: { amount: ['1999'] } }, false],
  [nullPage, { reason: [null] }, true],
  [nullPage, { note: [null] }, false],
  [nullPage, { absent: [null] }, false],
  [nullPage, { note: [''] }, true],
  [nullPage, { reason: [''] }, false],
  [arraysPage, { tags: ['big', 'old'] }, true],
  [arraysPage, { tags: ['old'] }, false],
  [arraysPage, { none: ['x'] }, false],
  [`${ruler}#json-array-matching`, { grid: ['y'] }, true],
  [`${ruler}#json-array-matching`, { lines: { sku: ['b'], quantity: [5] } }, true],
  [`${ruler}#json-array-matching`, { lines: { sku: ['a'], quantity: [5] } }, false],
  [operatorsPage, { status: [{ prefix: 'conf' }] }, true],
  [operatorsPage, { status: [{ prefix: 'Conf' }] }, false],
  [operatorsPage, { status: [{ prefix: { 'equals-ignore-case': 'CONF' } }] }, true],
  [operatorsPage, { total: { amount: [{ prefix: '1' }] } }, false],
  [operatorsPage, { file: [{ suffix: '.PDF' }] }, true],
  [operatorsPage, { file: [{ suffix: '.pdf' }] }, false],
  [operatorsPage, { file: [{ suffix: { 'equals-ignore-case': '.pdf' } }] }, true],
  [operatorsPage, { status: [{ 'equals-ignore-case': 'CONFIRMED' }] }, true],
  [operatorsPage, { status: [{ 'equals-ignore-case': 'CONFIRM' }] }, false],
  [operatorsPage, { status: [{ 'anything-but': 'cancelled' }] }, true],
  [operatorsPage, { status: [{ 'anything-but': 'confirmed' }] }, false],
  [operatorsPage, { status: [{ 'anything-but': ['confirmed', 'cancelled'] }] }, false],
  [operatorsPage, { total: { amount: [{ 'anything-but': [1, 2] }] } }, true],
  [operatorsPage, { total: { amount: [{ 'anything-but': 1999 }] } }, false],
  [operatorsPage, { absent: [{ 'anything-but': 'x' }] }, false],
  [operatorsPage, { status: [{ 'anything-but': { prefix: 'can' } }] }, true],
  [operatorsPage, { status: [{ 'anything-but': { prefix: ['can', 'con'] } }] }, false],
  [operatorsPage, { file: [{ 'anything-but': { suffix: '.PDF' } }] }, false],
  [operatorsPage, { status: [{ 'anything-but': { 'equals-ignore-case': 'CONFIRMED' } }] }, false],
  [operatorsPage, { file: [{ 'anything-but': { wildcard: '*/2026/*' } }] }, false],
  [operatorsPage, { total: { amount: [{ numeric: ['=', 1999] }] } }, true],
  [operatorsPage, { total: { amount: [{ numeric: ['>', 1999] }] } }, false],
  [operatorsPage, { total: { amount: [{ numeric: ['>', 10, '<=', 1999] }] } }, true],
  [operatorsPage, { total: { amount: [{ numeric: ['>', 10, '<', 1999] }] } }, false],
  [operatorsPage, { status: [{ numeric: ['<', 10] }] }, false],
  [operatorsPage, { orderId: [{ exists: true }] }, true],
  [operatorsPage, { absent: [{ exists: true }] }, false],
  [operatorsPage, { absent: [{ exists: false }] }, true],
  [operatorsPage, { orderId: [{ exists: false }] }, false],
  [operatorsPage, { absent: { deeper: [{ exists: false }] } }, true],
  [`${ruler}#exists-matching`, { total: [{ exists: false }] }, true],
  [`${ruler}#exists-matching`, { total: [{ exists: true }] }, false],
  [operatorsPage, { address: [{ cidr: '10.0.0.0/24' }] }, true],
  [operatorsPage, { address: [{ cidr: '10.0.1.0/24' }] }, false],
  [operatorsPage, { address6: [{ cidr: '2001:db8::/32' }] }, true],
  [operatorsPage, { address6: [{ cidr: '10.0.0.0/8' }] }, false],
  [operatorsPage, { status: [{ cidr: '0.0.0.0/0' }] }, false],
  [operatorsPage, { file: [{ wildcard: '/orders/*/receipt.*' }] }, true],
  [operatorsPage, { file: [{ wildcard: '/orders/*' }] }, true],
  [operatorsPage, { file: [{ wildcard: 'orders/*' }] }, false],
  [operatorsPage, { starred: [{ wildcard: String.raw`a\*b` }] }, true],
  [operatorsPage, { status: [{ wildcard: String.raw`c\*d` }] }, false],
  [operatorsPage, { $or: [{ status: ['cancelled'] }, { gift: [false] }] }, true],
  [operatorsPage, { $or: [{ status: ['cancelled'] }, { gift: [true] }] }, false],
  [operatorsPage, { orderId: ['o-2'], $or: [{ gift: [false] }, { gift: [true] }] }, false],
  [
    `${ruler}#or-relationship`,
    { $or: [{ gift: [true] }, { status: ['confirmed'], $or: [{ note: ['x'] }, { note: [''] }] }] },
    true,
  ],
  [`${ruler}#or-relationship`, { $or: [{ prefix: 'con' }, { suffix: 'x' }] }, false],
];

it.each(cases)('%s: %j', (_page, detail, matches) => {
  expect(parsePattern({ detail })(event)).toBe(matches);
});

it('matches by the fields of the event itself, as the rules of our stack do', () => {
  const pattern = { source: ['quartet.orders'], 'detail-type': [{ prefix: 'order.' }] };
  expect(parsePattern(pattern)(event)).toBe(true);
  expect(parsePattern(pattern)({ ...event, source: 'quartet.users' })).toBe(false);
  expect(parsePattern({ resources: ['arn:aws:two'] })(event)).toBe(true);
});

it('sees no field that the event only inherits', () => {
  expect(parsePattern({ detail: { constructor: [{ exists: true }] } })(event)).toBe(false);
});

it.each<[Fields, string]>([
  [{}, 'pattern asks for nothing.'],
  [
    { source: 'quartet.orders' },
    'pattern.source must be an object, or a list of at least one value.',
  ],
  [{ source: [] }, 'pattern.source must be an object, or a list of at least one value.'],
  [{ detail: { a: [['b']] } }, 'pattern.detail.a[0] must not be a list.'],
  [{ a: ['b', { starts: 'c' }] }, 'pattern.a[1] is no comparison: {"starts":"c"}.'],
  [{ a: [{ constructor: 'c' }] }, 'pattern.a[0] is no comparison: {"constructor":"c"}.'],
  [{ a: [{ prefix: 'b', suffix: 'c' }] }, '{"prefix":"b","suffix":"c"}'],
  [{ a: [{ prefix: 7 }] }, '{"prefix":7}'],
  [{ a: [{ exists: 'yes' }] }, '{"exists":"yes"}'],
  [{ a: [{ numeric: ['<', 5, '>', 1] }] }, '["<",5,">",1]'],
  [{ a: [{ numeric: ['>', 5, '<', 5] }] }, '[">",5,"<",5]'],
  [{ a: [{ cidr: '10.0.0.0/33' }] }, '10.0.0.0/33'],
  [{ a: [{ wildcard: 'a**b' }] }, 'a**b'],
  [{ a: [{ wildcard: String.raw`a\b` }] }, 'wildcard'],
  [{ a: [{ 'anything-but': ['b', 1] }] }, '["b",1]'],
  [{ $or: [{ a: ['b'] }, { c: [] }] }, 'pattern.$or[1].c'],
])('does not accept %j', (pattern, message) => {
  const reading = () => parsePattern(pattern);
  expect(reading).toThrow(InvalidEventPattern);
  expect(reading).toThrow(message);
});
