import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { propertiesOf, testStack } from '../testing/stack.ts';
import { NotifyingAlarm, type NotifyingAlarmProps } from './notifying-alarm.ts';

function alarm(props: Partial<NotifyingAlarmProps> = {}) {
  const stack = testStack();
  new NotifyingAlarm(stack, 'Alarm', {
    alarmName: 'too-slow',
    alarmDescription: 'Requests are slow.',
    metric: new Metric({ namespace: 'Quartet', metricName: 'Duration' }),
    threshold: 1,
    topic: new Topic(stack, 'Topic'),
    ...props,
  });
  return propertiesOf(stack, 'AWS::CloudWatch::Alarm')[0];
}

it('is raised by three periods above the threshold by default', () => {
  expect(alarm()).toMatchObject({ EvaluationPeriods: 3 });
  expect(alarm({ evaluationPeriods: 1 })).toMatchObject({ EvaluationPeriods: 1 });
});

it('notifies the topic when it is raised and when it is over', () => {
  const { AlarmActions, OKActions } = alarm() as Record<string, unknown[]>;
  expect(AlarmActions).toHaveLength(1);
  expect(OKActions).toEqual(AlarmActions);
});

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
it('is raised by missing data only where it says so', () => {
  expect(alarm()).toMatchObject({ TreatMissingData: 'notBreaching' });
  expect(alarm({ missingData: 'breaching' })).toMatchObject({ TreatMissingData: 'breaching' });
});

it('is raised by values above its threshold, or below it', () => {
  expect(alarm()).toMatchObject({ ComparisonOperator: 'GreaterThanThreshold' });
  expect(alarm({ raisedBy: 'below' })).toMatchObject({ ComparisonOperator: 'LessThanThreshold' });
});
