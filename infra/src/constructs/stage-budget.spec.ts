import { Topic } from 'aws-cdk-lib/aws-sns';
import { propertiesOf, stageWith, testStack } from '../testing/stack.ts';
import { StageBudget } from './stage-budget.ts';

const stack = testStack();
const topic = new Topic(stack, 'Topic');
new StageBudget(stack, 'Budget', { name: 'quartet-dev', stage: stageWith({ budget: 70 }), topic });
const address = expect.objectContaining({
  Ref: expect.stringContaining('Topic') as unknown,
}) as unknown;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-budgets-budget.html
it('alarms when the costs of the stage pass its budget, or will', () => {
  expect(propertiesOf(stack, 'AWS::Budgets::Budget')).toMatchObject([
    {
      Budget: {
        BudgetLimit: { Amount: 70, Unit: 'USD' },
        CostFilters: { TagKeyValue: ['user:stage$dev'] },
      },
      NotificationsWithSubscribers: [
        {
          Notification: { NotificationType: 'ACTUAL', Threshold: 80 },
          Subscribers: [{ Address: address }],
        },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100 } },
      ],
    },
  ]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ce-anomalysubscription.html
it('alarms about unusual costs of the stage', () => {
  expect(propertiesOf(stack, 'AWS::CE::AnomalyMonitor')).toMatchObject([
    { MonitorSpecification: '{"Tags":{"Key":"stage","Values":["dev"]}}' },
  ]);
  expect(propertiesOf(stack, 'AWS::CE::AnomalySubscription')).toMatchObject([
    { Frequency: 'IMMEDIATE', Subscribers: [{ Type: 'SNS', Address: address }] },
  ]);
});
