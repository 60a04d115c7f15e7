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

it('is not raised by missing data', () => {
  expect(alarm()).toMatchObject({ TreatMissingData: 'notBreaching' });
});
