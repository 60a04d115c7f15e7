import type { IamCase } from './iam-case.ts';
import { iamPages as pages } from './iam-pages.ts';

const role = 'arn:aws:iam::123456789012:role/reader';
const session = 'arn:aws:sts::123456789012:assumed-role/reader/task-1';
const account = 'arn:aws:iam::123456789012:root';
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const deny = { ...allow, Effect: 'Deny' };
const another = { ...allow, Action: 's3:PutObject' };
const allowTo = (AWS: string) => ({ ...allow, Principal: { AWS } });
const denyTo = (AWS: string) => ({ ...deny, Principal: { AWS } });

export const evaluationCases: readonly IamCase[] = [
  {
    name: 'a request that no policy allows is denied',
    page: pages.denyAllow,
    identity: [],
    decision: 'implicit deny: identity-based policy',
  },
  {
    name: 'a statement of the identity allows',
    page: pages.denyAllow,
    identity: [allow],
    decision: 'allowed',
  },
  {
    name: 'a statement for another action allows nothing',
    page: pages.implicitDeny,
    identity: [another],
    decision: 'implicit deny: identity-based policy',
  },
  {
    name: 'a deny overrides an allow of the same policy',
    page: pages.denyAllow,
    identity: [allow, deny],
    decision: 'explicit deny: identity-based policy',
  },
  {
    name: 'a deny overrides an allow that comes after it',
    page: pages.denyAllow,
    identity: [deny, allow],
    decision: 'explicit deny: identity-based policy',
  },
  {
    name: 'a deny of the resource overrides an allow of the identity',
    page: pages.denyAllow,
    identity: [allow],
    resource: [denyTo('*')],
    decision: 'explicit deny: resource-based policy',
  },
  {
    name: 'a deny of the identity overrides an allow of the resource',
    page: pages.singleAccount,
    identity: [deny],
    resource: [allowTo(session)],
    decision: 'explicit deny: identity-based policy',
  },
  {
    name: 'the identity alone may allow, though the resource has a policy for others',
    page: pages.singleAccount,
    identity: [allow],
    resource: [allowTo('arn:aws:iam::123456789012:role/writer')],
    decision: 'allowed',
  },
  {
    name: 'the resource alone may allow a role of its account',
    page: pages.singleAccount,
    identity: [],
    resource: [allowTo(role)],
    decision: 'allowed',
  },
  {
    name: 'the resource alone may allow a session',
    page: pages.denyAllow,
    identity: [],
    resource: [allowTo(session)],
    decision: 'allowed',
  },
  {
    name: 'a resource that allows the account leaves the decision to the identity',
    page: pages.principal,
    identity: [],
    resource: [allowTo(account)],
    decision: 'implicit deny: identity-based policy',
  },
  {
    name: 'an account and an identity that both allow',
    page: pages.principal,
    identity: [allow],
    resource: [allowTo(account)],
    decision: 'allowed',
  },
  {
    name: 'a permissions boundary allows nothing by itself',
    page: pages.boundaries,
    identity: [],
    boundary: [allow],
    decision: 'implicit deny: identity-based policy',
  },
  {
    name: 'a permissions boundary limits what the identity allows',
    page: pages.boundaries,
    identity: [allow],
    boundary: [another],
    decision: 'implicit deny: permissions boundary',
  },
  {
    name: 'an identity and a boundary that both allow',
    page: pages.boundaries,
    identity: [allow],
    boundary: [allow],
    decision: 'allowed',
  },
  {
    name: 'a deny of the boundary overrides',
    page: pages.boundaries,
    identity: [allow],
    boundary: [allow, deny],
    decision: 'explicit deny: permissions boundary',
  },
  {
    name: 'a boundary limits what the resource allows to a role',
    page: pages.boundaries,
    identity: [],
    boundary: [another],
    resource: [allowTo(role)],
    decision: 'implicit deny: permissions boundary',
  },
  {
    name: 'a boundary does not limit what the resource allows to a session',
    page: pages.denyAllow,
    identity: [],
    boundary: [another],
    resource: [allowTo(session)],
    decision: 'allowed',
  },
  {
    name: 'a deny of the boundary overrides what the resource allows to a session',
    page: pages.denyAllow,
    identity: [],
    boundary: [deny],
    resource: [allowTo(session)],
    decision: 'explicit deny: permissions boundary',
  },
];
