import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { lookUp } from '../parameters.ts';
import type { Stage } from '../stages.ts';

/** To log in to the database as a role, with a token that lives for a quarter of an hour. */
export function mayLogIn(scope: Construct, stage: Stage, role: string): PolicyStatement {
  const user = Stack.of(scope).formatArn({
    service: 'rds-db',
    resource: 'dbuser',
    resourceName: `${lookUp(scope, stage, 'data/resource-id')}/${role}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new PolicyStatement({ actions: ['rds-db:connect'], resources: [user] });
}

/** To hand in traces, which X-Ray has no resource for. */
export function mayTrace(): PolicyStatement {
  return new PolicyStatement({ actions: ['xray:PutTraceSegments'], resources: ['*'] });
}

/** To tell the event bus what happened. */
export function mayPublish(scope: Construct, bus: string): PolicyStatement {
  const arn = Stack.of(scope).formatArn({
    service: 'events',
    resource: 'event-bus',
    resourceName: bus,
  });
  return new PolicyStatement({ actions: ['events:PutEvents'], resources: [arn] });
}
