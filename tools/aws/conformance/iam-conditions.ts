import type { IamCase, Statement } from './iam-case.ts';
import { iamPages as pages } from './iam-pages.ts';

const denied = 'implicit deny: identity-based policy';
const when = (Condition: object): readonly Statement[] => [
  { Effect: 'Allow', Action: '*', Resource: '*', Condition },
];
const tagged = (value: string | readonly string[]) => ({ context: { 'aws:TagKeys': value } });
const prefix = (value: string) => ({ context: { 's3:prefix': value } });
const size = (value: string) => ({ context: { 's3:max-keys': value } });
const source = (value: string) => ({ context: { 'aws:SourceArn': value } });
const rule = 'arn:aws:events:eu-west-1:123456789012:rule/shop/orders';

type Row = readonly [
  name: string,
  condition: object,
  request: IamCase['request'] | undefined,
  isAllowed: boolean,
  page?: string,
];

const rows: readonly Row[] = [
  ['StringEquals', { StringEquals: { 's3:prefix': 'a' } }, prefix('a'), true],
  ['StringEquals is case-sensitive', { StringEquals: { 's3:prefix': 'a' } }, prefix('A'), false],
  ['StringEquals knows no wildcards', { StringEquals: { 's3:prefix': 'a*' } }, prefix('ab'), false],
  ['StringEqualsIgnoreCase', { StringEqualsIgnoreCase: { 's3:prefix': 'a' } }, prefix('A'), true],
  ['StringNotEquals', { StringNotEquals: { 's3:prefix': 'a' } }, prefix('b'), true],
  [
    'StringNotEquals of several values: none may match',
    { StringNotEquals: { 's3:prefix': ['a', 'b'] } },
    prefix('b'),
    false,
    pages.severalKeys,
  ],
  ['StringLike', { StringLike: { 's3:prefix': 'home/*' } }, prefix('home/bob/x'), true],
  ['StringLike with ?', { StringLike: { 's3:prefix': 'home/?' } }, prefix('home/ab'), false],
  ['StringNotLike', { StringNotLike: { 's3:prefix': 'home/*' } }, prefix('home/a'), false],
  ['NumericLessThanEquals', { NumericLessThanEquals: { 's3:max-keys': '10' } }, size('10'), true],
  ['NumericLessThan', { NumericLessThan: { 's3:max-keys': '10' } }, size('9'), true],
  ['NumericGreaterThan', { NumericGreaterThan: { 's3:max-keys': '10' } }, size('9'), false],
  ['NumericNotEquals', { NumericNotEquals: { 's3:max-keys': '10' } }, size('9'), true],
  ['Bool', { Bool: { 'aws:SecureTransport': 'true' } }, undefined, true],
  ['Bool of another value', { Bool: { 'aws:SecureTransport': 'false' } }, undefined, false],
  ['ArnEquals', { ArnEquals: { 'aws:SourceArn': rule } }, source(rule), true],
  [
    'ArnEquals takes wildcards as ArnLike does',
    { ArnEquals: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/shop/*' } },
    source(rule),
    true,
  ],
  [
    'a wildcard of ArnLike ends at the colon',
    { ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:rule/shop/orders' } },
    source(rule),
    false,
  ],
  ['ArnNotLike', { ArnNotLike: { 'aws:SourceArn': 'arn:aws:events:*:*:*' } }, source(rule), false],
  ['a key that is missing', { StringEquals: { 's3:prefix': 'a' } }, undefined, false],
  [
    'a negated operator and a missing key',
    { StringNotEquals: { 's3:prefix': 'a' } },
    undefined,
    true,
  ],
  ['IfExists and a missing key', { StringEqualsIfExists: { 's3:prefix': 'a' } }, undefined, true],
  [
    'IfExists and another value',
    { StringEqualsIfExists: { 's3:prefix': 'a' } },
    prefix('b'),
    false,
  ],
  ['Null: true for a missing key', { Null: { 's3:prefix': 'true' } }, undefined, true],
  ['Null: false for a key that is there', { Null: { 's3:prefix': 'false' } }, prefix('a'), true],
  ['Null: true for a key that is there', { Null: { 's3:prefix': 'true' } }, prefix('a'), false],
  [
    'one of several values of a key',
    { StringEquals: { 's3:prefix': ['a', 'b'] } },
    prefix('b'),
    true,
    pages.severalKeys,
  ],
  [
    'all of several keys',
    { StringEquals: { 's3:prefix': 'a', 's3:delimiter': '/' } },
    prefix('a'),
    false,
    pages.severalKeys,
  ],
  [
    'all of several operators',
    { StringEquals: { 's3:prefix': 'a' }, Bool: { 'aws:SecureTransport': 'false' } },
    prefix('a'),
    false,
    pages.severalKeys,
  ],
  [
    'names of keys are not case-sensitive',
    { StringEquals: { 'S3:Prefix': 'a' } },
    prefix('a'),
    true,
    pages.condition,
  ],
  [
    'ForAnyValue: one of the values',
    { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['app'] } },
    tagged(['app', 'team']),
    true,
    pages.multivalued,
  ],
  [
    'ForAnyValue and a missing key',
    { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['app'] } },
    undefined,
    false,
    pages.multivalued,
  ],
  [
    'ForAllValues: a value that is not listed',
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['app'] } },
    tagged(['app', 'team']),
    false,
    pages.multivalued,
  ],
  [
    'ForAllValues: all values are listed',
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['app', 'team', 'cost'] } },
    tagged(['app', 'team']),
    true,
    pages.multivalued,
  ],
  [
    'ForAllValues and a missing key',
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['app'] } },
    undefined,
    true,
    pages.multivalued,
  ],
  [
    'the ARN of the role that has called',
    { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/reader' } },
    undefined,
    true,
    pages.keys,
  ],
  [
    'the account of the role that has called',
    { StringEquals: { 'aws:PrincipalAccount': '210987654321' } },
    undefined,
    false,
    pages.keys,
  ],
];

export const conditionCases: readonly IamCase[] = rows.map(
  ([name, condition, request, isAllowed, page = pages.operators]) => ({
    name,
    page,
    identity: when(condition),
    ...(request && { request }),
    decision: isAllowed ? 'allowed' : denied,
  }),
);
