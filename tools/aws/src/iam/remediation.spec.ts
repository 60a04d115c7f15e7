import type { Policy } from '@quartet/cloudformation/model/iam';
import { PolicyDocument } from '@quartet/cloudformation/schema/policy-document';
import type { AccessRequest } from './access-request.ts';
import { evaluate } from './evaluate.ts';
import { remediationOf } from './remediation.ts';

const resource = 'arn:aws:dynamodb:us-east-1:123456789012:table/keys';
const role = 'arn:aws:iam::123456789012:role/shop/reader';
const byRole: AccessRequest = {
  ...{ principal: { type: 'role', arn: role, sessionName: 'local' }, action: 'dynamodb:GetItem' },
  resource,
};
const byService: AccessRequest = {
  ...{ principal: { type: 'service', name: 'events.amazonaws.com' }, action: 'sqs:SendMessage' },
  resource: 'arn:aws:sqs:us-east-1:123456789012:dead-letters',
};

function policy(name: string, effect?: 'Allow' | 'Deny'): Policy {
  const all = { Effect: effect, Action: '*', Resource: '*' };
  const document = { Version: '2012-10-17', Statement: effect === undefined ? [] : [all] };
  return { name, ...PolicyDocument.parse(document) };
}

function remediation(request: AccessRequest, policies: Partial<Parameters<typeof evaluate>[1]>) {
  const decision = evaluate(request, { identity: [], resource: [], ...policies });
  if (decision.isAllowed) throw new Error('It is allowed.');
  return remediationOf(request, decision);
}

it('names the statement that an identity-based policy lacks', () => {
  expect(remediation(byRole, {})).toBe(
    `It needs an Allow statement for dynamodb:GetItem on ${resource} in an identity-based policy of reader.`,
  );
});

it('names the statement that the permissions boundary lacks', () => {
  const policies = { identity: [policy('own', 'Allow')], boundary: policy('boundary') };
  expect(remediation(byRole, policies)).toBe(
    `It needs an Allow statement for dynamodb:GetItem on ${resource} in the permissions boundary of reader.`,
  );
});

it('names the statement that the policy of a resource lacks', () => {
  expect(remediation(byService, {})).toBe(
    `It needs an Allow statement for sqs:SendMessage by events.amazonaws.com in the resource-based policy of ${byService.resource}.`,
  );
});

it('names the statement of an explicit deny', () => {
  expect(remediation(byRole, { identity: [policy('own', 'Deny')] })).toBe(
    'The statement own.Statement.0 denies it.',
  );
});
