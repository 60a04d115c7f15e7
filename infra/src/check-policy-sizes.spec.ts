import { checkPolicySizes, policySizes } from './check-policy-sizes.ts';
import type { Resource } from './templates.ts';
import { resourcesIn } from './testing/templates.ts';

function policies(count: number): readonly Resource[] {
  const Statement = [{ Effect: 'Allow', Action: 'ecs:RunTask', Resource: 'x'.repeat(920) }];
  return Array.from({ length: count }, (_, index) => ({
    ...{ stack: `svc-${index}`, id: 'Policy', type: 'AWS::IAM::Policy' },
    properties: { PolicyDocument: { Statement }, Roles: ['deployer'] },
  }));
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
it('fails before AWS does, when services have added too much to the role that deploys them', () => {
  expect(() => checkPolicySizes(policies(9))).not.toThrow();
  expect(() => checkPolicySizes(policies(10))).toThrow(
    /^The role deployer has inline policies of about \d+ characters, and AWS takes 10240; move/,
  );
});

it.each(['dev', 'prod'] as const)('counts the policies of all stacks of %s', (stage) => {
  const resources = resourcesIn(stage);
  expect(() => checkPolicySizes(resources)).not.toThrow();
  expect(policySizes(resources).get(`quartet-ci-deploy-${stage}`)).toBeGreaterThan(3_000);
});
