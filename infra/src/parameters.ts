import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/** What stacks of a stage tell each other. A new reader changes no writer, and nothing is exported. */
export type ParameterName =
  | 'network/vpc-id'
  | 'network/task-subnets'
  | 'network/inner-subnets'
  | 'network/services-group'
  | 'data/host'
  | 'data/resource-id'
  | 'data/master-secret'
  | 'data/api-keys-table'
  | 'data/connections-table'
  | 'platform/cluster'
  | 'platform/balancer'
  | 'platform/balancer-address'
  | 'platform/balancer-group'
  | 'platform/public-listener'
  | 'platform/internal-listener'
  | 'platform/vpc-link'
  | 'platform/bus'
  | 'platform/alarms'
  | 'platform/namespace-id'
  | 'edge/url'
  | 'realtime/url';

/** Writes what other stacks of the stage read; the ids are the names. */
export function publish(
  scope: Construct,
  stage: Stage,
  values: Partial<Record<ParameterName, string>>,
): void {
  const parameters = new Construct(scope, 'Parameters');
  for (const [name, stringValue] of Object.entries(values)) {
    new StringParameter(parameters, name, { parameterName: pathOf(stage, name), stringValue });
  }
}

/** The value at the time of the deployment. */
export function lookUp(scope: Construct, stage: Stage, name: ParameterName): string {
  return StringParameter.valueForStringParameter(scope, pathOf(stage, name));
}

/** `/quartet/<stage>/<name>`, where all that a stage knows about itself is kept. */
export function pathOf(stage: Stage, name: string): string {
  return `/quartet/${stage.name}/${name}`;
}
