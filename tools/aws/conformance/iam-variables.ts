import type { IamCase, Statement } from './iam-case.ts';
import { iamPages as pages } from './iam-pages.ts';

const denied = 'implicit deny: identity-based policy';
const on = (Resource: string): readonly Statement[] => [{ Effect: 'Allow', Action: '*', Resource }];
const team = { context: { 'aws:PrincipalTag/team': 'images' } };

export const variableCases: readonly IamCase[] = [
  {
    name: 'a variable in a resource',
    page: pages.variables,
    identity: on('arn:aws:s3:::shop-${aws:PrincipalTag/team}/*'),
    request: team,
    decision: 'allowed',
  },
  {
    name: 'a variable of another value',
    page: pages.variables,
    identity: on('arn:aws:s3:::shop-${aws:PrincipalTag/team}/*'),
    request: { context: { 'aws:PrincipalTag/team': 'videos' } },
    decision: denied,
  },
  {
    name: 'a variable without a value matches nothing',
    page: pages.variables,
    identity: on('arn:aws:s3:::shop-${aws:PrincipalTag/team}/*'),
    decision: denied,
  },
  {
    name: 'a variable with a default value',
    page: pages.variables,
    identity: on("arn:aws:s3:::shop-${aws:PrincipalTag/team, 'images'}/*"),
    decision: 'allowed',
  },
  {
    name: 'a default value that is not needed',
    page: pages.variables,
    identity: on("arn:aws:s3:::shop-${aws:PrincipalTag/team, 'videos'}/*"),
    request: team,
    decision: 'allowed',
  },
  {
    name: 'a variable in a condition',
    page: pages.variables,
    identity: [
      {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { StringLike: { 's3:prefix': '${aws:PrincipalAccount}/*' } },
      },
    ],
    request: { context: { 's3:prefix': '123456789012/a' } },
    decision: 'allowed',
  },
  {
    name: 'a variable of the version before 2012-10-17 is a text',
    page: pages.version,
    version: '2008-10-17',
    identity: on('arn:aws:s3:::shop-${aws:PrincipalTag/team}/*'),
    request: team,
    decision: denied,
  },
  {
    name: '${*} is an asterisk, and no wildcard',
    page: pages.variables,
    identity: on('arn:aws:s3:::shop-images/${*}.png'),
    decision: denied,
  },
  {
    name: '${*} matches an asterisk',
    page: pages.variables,
    identity: on('arn:aws:s3:::shop-images/${*}.png'),
    request: { resource: 'arn:aws:s3:::shop-images/*.png' },
    decision: 'allowed',
  },
];
