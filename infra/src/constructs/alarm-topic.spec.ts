import { propertiesOf, testStack } from '../testing/stack.ts';
import { AlarmTopic } from './alarm-topic.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string;
  readonly Principal: unknown;
  readonly Condition: unknown;
}

function statements(): readonly Statement[] {
  const stack = testStack();
  new AlarmTopic(stack, 'Alarms', { name: 'alarms' });
  const [policy] = propertiesOf(stack, 'AWS::SNS::TopicPolicy');
  return (policy?.['PolicyDocument'] as { readonly Statement: readonly Statement[] }).Statement;
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
// https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
// https://docs.aws.amazon.com/cost-management/latest/userguide/ad-SNS.html
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.GrantingPermissions.html
it.each([
  'cloudwatch.amazonaws.com',
  'budgets.amazonaws.com',
  'costalerts.amazonaws.com',
  'events.rds.amazonaws.com',
])('takes messages of %s, for this account alone', (Service) => {
  expect(statements()).toContainEqual(
    expect.objectContaining({
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { Service },
      Condition: { StringEquals: { 'aws:SourceAccount': '000000000000' } },
    }),
  );
});

it('takes messages only over TLS', () => {
  expect(statements()).toContainEqual(
    expect.objectContaining({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  );
});
