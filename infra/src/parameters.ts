import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { Stage } from './stages.ts';

/** Parameters through which the stacks of a stage share values. Nothing is exported, so a new reader changes no writer. */
export type ParameterName =
  | 'network/vpc-id'
  | 'network/task-subnets'
  | 'network/inner-subnets'
  | 'network/services-group'
  | 'data/host'
  | 'data/resource-id'
  | 'data/identifier'
  | 'data/api-keys-table'
  | 'data/connections-table'
  | 'platform/cluster'
  | 'platform/balancer'
  | 'platform/balancer-address'
  | 'platform/balancer-group'
  | 'platform/public-listener'
  | 'platform/internal-listener'
  | 'platform/test-listener'
  | 'platform/vpc-link'
  | 'platform/bus'
  | 'platform/alarms'
  | 'platform/namespace-id'
  | 'edge/url'
  | 'realtime/url';

/** Publishes values for other stacks of the stage; their names are also the construct ids. */
export function publish(
  scope: Construct,
  stage: Stage,
  values: Partial<Record<ParameterName, string>>,
): void {
  const parameters = new Construct(scope, 'Parameters');
  for (const [name, stringValue] of Object.entries(values)) {
    new StringParameter(parameters, name, {
      parameterName: parameterPath(stage, name),
      stringValue,
    });
  }
}

/** The value of a parameter, as a token that resolves during the deployment. */
export function lookUp(scope: Construct, stage: Stage, name: ParameterName): string {
  return StringParameter.valueForStringParameter(scope, parameterPath(stage, name));
}

/** `/quartet/<stage>/<name>`, the prefix of all parameters of a stage. */
export function parameterPath(stage: Stage, name: string): string {
  return `/quartet/${stage.name}/${name}`;
}
