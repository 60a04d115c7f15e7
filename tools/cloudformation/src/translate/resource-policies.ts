import type { ResourcePolicy } from '../model/access.ts';
import type { PolicyCondition } from '../model/iam.ts';
import type { Resources, TypedResource } from '../validate/resources.ts';

/** The policies of topics, queues and functions. */
export function resourcePoliciesOf(resources: Resources): readonly ResourcePolicy[] {
  const topics = resources.of('AWS::SNS::TopicPolicy').flatMap(({ name, properties }) =>
    properties.Topics.map((resourceArn) => ({
      resourceArn,
      policy: { name, ...properties.PolicyDocument },
    })),
  );
  const queues = resources.of('AWS::SQS::QueuePolicy').flatMap(({ name, properties }) =>
    properties.Queues.flatMap((url) =>
      resources
        .of('AWS::SQS::Queue')
        .filter(({ ref }) => ref === url)
        .map((queue) => ({
          resourceArn: queue.attribute('Arn'),
          policy: { name, ...properties.PolicyDocument },
        })),
    ),
  );
  return [...topics, ...queues, ...resources.of('AWS::Lambda::Permission').map(permissionPolicy)];
}

/** A permission is a statement of the policy of its function. */
function permissionPolicy({
  name,
  properties,
}: TypedResource<'AWS::Lambda::Permission'>): ResourcePolicy {
  const { Action, FunctionName, Principal, SourceArn, SourceAccount } = properties;
  return {
    resourceArn: FunctionName,
    policy: {
      name,
      version: '2012-10-17',
      statements: [
        {
          name: 'Statement.0',
          effect: 'Allow',
          principal: { not: false, aws: [], services: [Principal] },
          action: { not: false, patterns: [Action] },
          resource: { not: false, patterns: [FunctionName] },
          conditions: [
            ...condition('ArnLike', 'aws:sourcearn', SourceArn),
            ...condition('StringEquals', 'aws:sourceaccount', SourceAccount),
          ],
        },
      ],
    },
  };
}

function condition(
  operator: PolicyCondition['operator'],
  key: string,
  value: string | undefined,
): readonly PolicyCondition[] {
  if (value === undefined) return [];
  return [{ operator, key, values: [value], qualifier: undefined, ifExists: false }];
}
