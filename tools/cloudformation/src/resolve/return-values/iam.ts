import { type ResourceContext, type ReturnValuesOf, returnValues } from '../resource-context.ts';

/** Roles are in no region; topics and queues have names in their ARNs. */
export const iamReturnValues: Readonly<Record<string, ReturnValuesOf>> = {
  'AWS::IAM::Role': (resource) => {
    const name = resource.text('RoleName') ?? resource.physicalName;
    return returnValues(name, {
      Arn: globalArn(resource, `role/${name}`),
      RoleId: `AROA${resource.hash.slice(0, 17).toUpperCase()}`,
    });
  },
  'AWS::SNS::Topic': ({ text, physicalName, arn }) => {
    const name = text('TopicName') ?? physicalName;
    return returnValues(arn('sns', name), { TopicName: name, TopicArn: arn('sns', name) });
  },
  'AWS::SQS::Queue': ({ text, physicalName, arn, region }) => {
    const name = text('QueueName') ?? physicalName;
    const own = arn('sqs', name);
    const [, , , , account = ''] = own.split(':');
    const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
    return returnValues(url, { Arn: own, QueueName: name, QueueUrl: url });
  },
  'AWS::Logs::LogGroup': ({ text, physicalName, arn }) => {
    const name = text('LogGroupName') ?? physicalName;
    return returnValues(name, { Arn: arn('logs', `log-group:${name}:*`) });
  },
  'AWS::CloudWatch::Alarm': ({ text, physicalName, arn }) => {
    const name = text('AlarmName') ?? physicalName;
    return returnValues(name, { Arn: arn('cloudwatch', `alarm:${name}`) });
  },
};

function globalArn({ arn }: ResourceContext, resource: string): string {
  const [partition, , , account = ''] = arn('iam', '').split(':').slice(1);
  return `arn:${partition}:iam::${account}:${resource}`;
}
