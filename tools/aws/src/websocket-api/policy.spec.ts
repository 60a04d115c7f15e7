import { allows, PolicyResponse } from './policy.ts';

const arn = 'arn:aws:execute-api:us-east-1:000000000000:f6g7h8i9j0/live/$connect';
const allow = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: arn };
const deny = { ...allow, Effect: 'Deny' };

it.each<[string, unknown, boolean]>([
  ['one statement', allow, true],
  ['a list of statements', [allow], true],
  ['no statement', [], false],
  ['a denial', [deny], false],
  ['a denial beside it', [allow, deny], false],
  ['a denial of something else', [allow, { ...deny, Resource: `${arn}x` }], true],
  ['lists', { ...allow, Action: ['s3:Get', 'execute-api:Invoke'], Resource: ['x', arn] }, true],
  ['stars', { ...allow, Action: '*', Resource: 'arn:aws:execute-api:*:*:*/live/*' }, true],
  ['question marks', { ...allow, Resource: arn.replaceAll('0', '?') }, true],
  ['an action in other letters', { ...allow, Action: 'Execute-API:invoke' }, true],
  ['another action', { ...allow, Action: 'execute-api:ManageConnections' }, false],
  ['another resource', { ...allow, Resource: arn.replace('$', '.') }, false],
  ['no resource', { Effect: 'Allow', Action: 'execute-api:Invoke' }, false],
  ['a condition', { ...allow, Condition: { Bool: { a: 'b' } } }, false],
  ['a denial with a condition', [allow, { ...deny, Condition: { Bool: { a: 'b' } } }], false],
])('decides by %s', (_what, Statement, allowed) => {
  const response = { principalId: 'me', policyDocument: { Version: '2012-10-17', Statement } };
  expect(allows(PolicyResponse.parse(response), arn)).toBe(allowed);
});

it.each([
  null,
  { isAuthorized: true },
  { principalId: 'me' },
  { policyDocument: { Statement: [allow] } },
  { principalId: 'me', policyDocument: { Statement: [{ ...allow, Effect: 'Maybe' }] } },
  { principalId: 'me', policyDocument: { Statement: [] }, context: { nested: {} } },
])('takes no %j for an answer', (response) => {
  expect(PolicyResponse.safeParse(response).success).toBe(false);
});
