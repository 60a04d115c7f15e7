import type { KnownRequest } from '../model/access.ts';
import type { Resources } from '../validate/resources.ts';

/** The requests with which alarms reach topics, and events that were not delivered reach queues. */
export function deliveryRequestsOf(resources: Resources): readonly KnownRequest[] {
  return [...alarmRequests(resources), ...deadLetterRequests(resources)];
}

/**
 * A topic without a policy of the templates has a default policy, which lets alarms of its account publish.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
function alarmRequests(resources: Resources): readonly KnownRequest[] {
  const guarded = resources
    .of('AWS::SNS::TopicPolicy')
    .flatMap(({ properties }) => properties.Topics);
  return resources.of('AWS::CloudWatch::Alarm').flatMap(({ name, account, properties, ...alarm }) =>
    [...new Set([...properties.AlarmActions, ...properties.OKActions])]
      .filter((topic) => guarded.includes(topic))
      .map((resource) => ({
        principal: { service: 'cloudwatch.amazonaws.com' },
        action: 'sns:Publish',
        resource,
        context: { 'aws:SourceArn': alarm.attribute('Arn'), 'aws:SourceAccount': account },
        purpose: `for ${name}`,
      })),
  );
}

function deadLetterRequests(resources: Resources): readonly KnownRequest[] {
  const buses = resources.of('AWS::Events::EventBus').map((bus) => ({
    name: bus.name,
    sourceArn: bus.attribute('Arn'),
    queues: [bus.properties.DeadLetterConfig?.Arn],
  }));
  const rules = resources.of('AWS::Events::Rule').map((rule) => ({
    name: rule.name,
    sourceArn: rule.attribute('Arn'),
    queues: rule.properties.Targets.map(({ DeadLetterConfig }) => DeadLetterConfig?.Arn),
  }));
  const ofEvents = [...buses, ...rules].flatMap(({ name, sourceArn, queues }) =>
    queues.flatMap((resource): readonly KnownRequest[] =>
      resource === undefined
        ? []
        : [
            {
              principal: { service: 'events.amazonaws.com' },
              ...{ action: 'sqs:SendMessage', resource },
              context: { 'aws:SourceArn': sourceArn },
              purpose: `for ${name}`,
            },
          ],
    ),
  );
  const ofFunctions = resources
    .of('AWS::Lambda::Function')
    .flatMap(({ name, properties }): readonly KnownRequest[] => {
      const resource = properties.DeadLetterConfig?.TargetArn;
      if (resource === undefined) return [];
      const action = resource.includes(':sqs:') ? 'sqs:SendMessage' : 'sns:Publish';
      const principal = { roleArn: properties.Role };
      return [{ principal, action, resource, context: {}, purpose: `for ${name}` }];
    });
  return [...ofEvents, ...ofFunctions];
}
