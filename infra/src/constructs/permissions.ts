import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { lookUp } from '../parameters.ts';
import type { Stage } from '../stages.ts';

/** Allows logging in to the database as a role, with an IAM token that is valid for 15 minutes. */
export function databaseLoginPolicy(scope: Construct, stage: Stage, role: string): PolicyStatement {
  const user = Stack.of(scope).formatArn({
    service: 'rds-db',
    resource: 'dbuser',
    resourceName: `${lookUp(scope, stage, 'data/resource-id')}/${role}`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new PolicyStatement({ actions: ['rds-db:connect'], resources: [user] });
}

/** Allows sending traces. X-Ray has no resource for them. */
export function tracingPolicy(): PolicyStatement {
  return new PolicyStatement({ actions: ['xray:PutTraceSegments'], resources: ['*'] });
}

/** Allows publishing events to the bus. */
export function publishPolicy(scope: Construct, bus: string): PolicyStatement {
  const arn = Stack.of(scope).formatArn({
    service: 'events',
    resource: 'event-bus',
    resourceName: bus,
  });
  return new PolicyStatement({ actions: ['events:PutEvents'], resources: [arn] });
}
