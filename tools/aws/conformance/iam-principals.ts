import type { IamCase, Statement } from './iam-case.ts';
import { iamPages as pages } from './iam-pages.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const alarm = 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:errors';
const publish = (statement: object): readonly Statement[] => [
  { Effect: 'Allow', Action: 'sns:Publish', Resource: topic, ...statement },
];
const request = {
  principal: { type: 'service', name: 'cloudwatch.amazonaws.com' },
  action: 'sns:Publish',
  resource: topic,
  context: { 'aws:SourceArn': alarm, 'aws:SourceAccount': '123456789012' },
} as const;
const denied = 'implicit deny: resource-based policy';
const byPlainHttp = {
  Effect: 'Deny',
  Action: 'sns:Publish',
  Resource: topic,
  Principal: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

export const principalCases: readonly IamCase[] = [
  {
    name: 'a service needs a policy of the resource',
    page: pages.principal,
    request,
    decision: denied,
  },
  {
    name: 'a service by its name',
    page: pages.principal,
    resource: publish({ Principal: { Service: 'cloudwatch.amazonaws.com' } }),
    request,
    decision: 'allowed',
  },
  {
    name: 'another service',
    page: pages.principal,
    resource: publish({ Principal: { Service: 'events.amazonaws.com' } }),
    request,
    decision: denied,
  },
  {
    name: 'one of several services',
    page: pages.principal,
    resource: publish({
      Principal: { Service: ['events.amazonaws.com', 'cloudwatch.amazonaws.com'] },
    }),
    request,
    decision: 'allowed',
  },
  {
    name: 'a lone Deny for requests without TLS allows nobody',
    page: pages.implicitDeny,
    resource: [byPlainHttp],
    request,
    decision: denied,
  },
  {
    name: 'a Deny for requests without TLS, beside an Allow',
    page: pages.keys,
    resource: [byPlainHttp, ...publish({ Principal: { Service: 'cloudwatch.amazonaws.com' } })],
    request,
    decision: 'allowed',
  },
  {
    name: 'a service for a resource with this ARN',
    page: pages.keys,
    resource: publish({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:*:123456789012:alarm:*' } },
    }),
    request,
    decision: 'allowed',
  },
  {
    name: 'a service for a resource of another account',
    page: pages.keys,
    resource: publish({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '210987654321' } },
    }),
    request,
    decision: denied,
  },
  {
    name: 'everyone is each role',
    page: pages.principal,
    identity: [],
    resource: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', Principal: '*' }],
    decision: 'allowed',
  },
  {
    name: 'everyone as {"AWS": "*"}',
    page: pages.principal,
    identity: [],
    resource: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', Principal: { AWS: '*' } }],
    decision: 'allowed',
  },
  {
    name: 'an account by its number',
    page: pages.principal,
    resource: [
      { Effect: 'Deny', Action: 's3:*', Resource: '*', Principal: { AWS: '123456789012' } },
    ],
    decision: 'explicit deny: resource-based policy',
  },
  {
    name: 'another role is not denied',
    page: pages.principal,
    resource: [
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Principal: { AWS: 'arn:aws:iam::123456789012:role/writer' },
      },
    ],
    decision: 'allowed',
  },
  {
    name: 'NotPrincipal with Deny denies everyone else',
    page: pages.notPrincipal,
    resource: [
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        NotPrincipal: { AWS: 'arn:aws:iam::123456789012:role/writer' },
      },
    ],
    decision: 'explicit deny: resource-based policy',
  },
  {
    name: 'NotPrincipal with Deny does not deny whom it lists',
    page: pages.notPrincipal,
    resource: [
      {
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        NotPrincipal: { AWS: 'arn:aws:iam::123456789012:role/reader' },
      },
    ],
    decision: 'allowed',
  },
];
