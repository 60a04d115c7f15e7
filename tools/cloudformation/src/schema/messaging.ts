import { PolicyDocument } from './policy-document.ts';
import { text, texts, supportedProperties } from './supported-properties.ts';

/** Topics and queues: nothing is sent to them here, and who may send is checked. */
export const messaging = {
  'AWS::SNS::Topic': supportedProperties({}, [
    'DisplayName',
    'Tags',
    'TopicName',
    'KmsMasterKeyId',
  ]),
  'AWS::SNS::TopicPolicy': supportedProperties({ PolicyDocument, Topics: texts }, []),
  'AWS::SQS::Queue': supportedProperties({}, [
    'MessageRetentionPeriod',
    'QueueName',
    'SqsManagedSseEnabled',
    'Tags',
    'VisibilityTimeout',
  ]),
  'AWS::SQS::QueuePolicy': supportedProperties({ PolicyDocument, Queues: texts }, []),
  'AWS::CloudWatch::Alarm': supportedProperties(
    { AlarmName: text.optional(), AlarmActions: texts.default([]), OKActions: texts.default([]) },
    [
      'ActionsEnabled',
      'AlarmDescription',
      'ComparisonOperator',
      'DatapointsToAlarm',
      'Dimensions',
      'EvaluateLowSampleCountPercentile',
      'EvaluationPeriods',
      'ExtendedStatistic',
      'InsufficientDataActions',
      'MetricName',
      'Metrics',
      'Namespace',
      'Period',
      'Statistic',
      'Tags',
      'Threshold',
      'ThresholdMetricId',
      'TreatMissingData',
      'Unit',
    ],
  ),
};
