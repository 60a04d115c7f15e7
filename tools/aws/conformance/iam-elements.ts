import type { IamCase, Statement } from './iam-case.ts';
import { iamPages as pages } from './iam-pages.ts';

const denied = 'implicit deny: identity-based policy';
const action = (...Action: readonly string[]): Statement => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
});
const on = (...Resource: readonly string[]): Statement => ({
  Effect: 'Allow',
  Action: '*',
  Resource,
});
const queue = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:123456789012:orders' };
const secret = {
  action: 'secretsmanager:GetSecretValue',
  resource: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf',
};

export const elementCases: readonly IamCase[] = [
  {
    name: 'names of actions are not case-sensitive',
    page: pages.action,
    identity: [action('S3:getobject')],
    decision: 'allowed',
  },
  {
    name: '* in an action stands for any characters',
    page: pages.action,
    identity: [action('s3:Get*')],
    decision: 'allowed',
  },
  {
    name: '* in the middle of an action',
    page: pages.action,
    identity: [action('s3:*Object')],
    decision: 'allowed',
  },
  {
    name: '? in an action stands for one character',
    page: pages.action,
    identity: [action('s3:?etObject')],
    decision: 'allowed',
  },
  {
    name: '? in an action does not stand for two characters',
    page: pages.action,
    identity: [action('s3:?tObject')],
    decision: denied,
  },
  {
    name: 'all actions of a service are none of another',
    page: pages.action,
    identity: [action('sqs:*')],
    decision: denied,
  },
  {
    name: 'one of several actions',
    page: pages.action,
    identity: [action('sqs:SendMessage', 's3:GetObject')],
    decision: 'allowed',
  },
  {
    name: 'a longer name of an action is another action',
    page: pages.action,
    identity: [action('s3:GetObjectAcl')],
    decision: denied,
  },
  {
    name: 'NotAction allows all but the listed actions',
    page: pages.notAction,
    identity: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
    decision: 'allowed',
  },
  {
    name: 'NotAction does not allow a listed action',
    page: pages.notAction,
    identity: [{ Effect: 'Allow', NotAction: ['iam:*', 's3:*'], Resource: '*' }],
    decision: denied,
  },
  {
    name: 'NotAction with Deny denies what is not listed',
    page: pages.notAction,
    identity: [action('*'), { Effect: 'Deny', NotAction: 's3:PutObject', Resource: '*' }],
    decision: 'explicit deny: identity-based policy',
  },
  {
    name: 'NotAction with Deny allows nothing that it lists',
    page: pages.notAction,
    identity: [{ Effect: 'Deny', NotAction: 's3:GetObject', Resource: '*' }],
    decision: denied,
  },
  {
    name: 'a resource is case-sensitive',
    page: pages.resource,
    identity: [on('arn:aws:s3:::Shop-images/mug.png')],
    decision: denied,
  },
  {
    name: '* in a resource matches slashes',
    page: pages.resource,
    identity: [on('arn:aws:s3:::shop-images/*')],
    request: { resource: 'arn:aws:s3:::shop-images/2026/mug.png' },
    decision: 'allowed',
  },
  {
    name: '* in the middle of a resource',
    page: pages.resource,
    identity: [on('arn:aws:s3:::shop-*/*.png')],
    decision: 'allowed',
  },
  {
    name: '? in a resource stands for one character',
    page: pages.resource,
    identity: [on('arn:aws:s3:::shop-images/mu?.png')],
    decision: 'allowed',
  },
  {
    name: 'a bucket is not an object in it',
    page: pages.resource,
    identity: [on('arn:aws:s3:::shop-images')],
    decision: denied,
  },
  {
    name: '* at the end of a segment matches beyond colons',
    page: pages.resource,
    identity: [on('arn:aws:sqs:*')],
    request: queue,
    decision: 'allowed',
  },
  {
    name: '* in the middle of a segment does not match a colon',
    page: pages.resource,
    identity: [on('arn:aws:sqs:eu*orders:orders')],
    request: queue,
    decision: denied,
  },
  {
    name: 'a region is a segment',
    page: pages.resource,
    identity: [on('arn:aws:sqs:us-east-1:123456789012:orders')],
    request: queue,
    decision: denied,
  },
  {
    name: 'a secret by its name and any suffix',
    page: pages.resource,
    identity: [on('arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-??????')],
    request: secret,
    decision: 'allowed',
  },
  {
    name: 'one of several resources',
    page: pages.resource,
    identity: [on('arn:aws:s3:::other/*', 'arn:aws:s3:::shop-images/*')],
    decision: 'allowed',
  },
  {
    name: 'NotResource allows what it does not list',
    page: pages.notResource,
    identity: [{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::payroll/*' }],
    decision: 'allowed',
  },
  {
    name: 'NotResource with Deny leaves what it lists to others',
    page: pages.notResource,
    identity: [
      on('*'),
      { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::shop-images/*' },
    ],
    decision: 'allowed',
  },
  {
    name: 'NotResource with Deny denies what it does not list',
    page: pages.notResource,
    identity: [on('*'), { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::payroll/*' }],
    decision: 'explicit deny: identity-based policy',
  },
];
