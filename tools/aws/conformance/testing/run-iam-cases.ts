import type { Policy } from '@quartet/cloudformation/model/iam';
import { PolicyDocument } from '@quartet/cloudformation/schema/policy-document';
import type { AccessRequest } from '../../src/iam/access-request.ts';
import { evaluate } from '../../src/iam/evaluate.ts';
import type { IamCase, IamDecision, Statement } from '../iam-case.ts';

const everything: readonly Statement[] = [{ Effect: 'Allow', Action: '*', Resource: '*' }];

const defaultRequest: AccessRequest = {
  principal: {
    type: 'role',
    arn: 'arn:aws:iam::123456789012:role/reader',
    sessionName: 'task-1',
  },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::shop-images/mug.png',
};

export function runIamCases(cases: readonly IamCase[]): void {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_, each) => {
    expect(each.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(decide(each)).toBe(each.decision);
  });
}

function decide(given: IamCase): IamDecision {
  const { identity = everything, resource, boundary, version, request } = given;
  const policyOf = (name: string, statements: readonly Statement[]): Policy => ({
    name,
    ...PolicyDocument.parse({ Version: version ?? '2012-10-17', Statement: statements }),
  });
  const decision = evaluate(
    { ...defaultRequest, ...request },
    {
      identity: [policyOf('identity', identity)],
      resource: resource ? [policyOf('resource', resource)] : [],
      ...(boundary && { boundary: policyOf('boundary', boundary) }),
    },
  );
  if (decision.isAllowed) return 'allowed';
  return `${decision.by ? 'explicit' : 'implicit'} deny: ${decision.policyType}`;
}
