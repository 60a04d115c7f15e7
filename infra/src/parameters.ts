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

/** Values of a stage that also hold for the pull requests that it is the host of. */
const ofHost =
  /^(network\/|data\/(?!connections-table)|platform\/(cluster|balancer|\w+-listener|vpc-link))/;

/** Settings of the payment provider, whose account a pull request shares with its host. */
const ofProvider = /^settings\/[\w-]+\/(PROVIDER|STRIPE)_/;

/** The value of a parameter, as a token that resolves during the deployment. */
export function lookUp(scope: Construct, stage: Stage, name: ParameterName): string {
  return StringParameter.valueForStringParameter(scope, parameterPath(stage, name));
}

/** `/quartet/<stage>/<name>`; for a pull request, the stage is its host if the value is the host's. */
export function parameterPath({ name: own, host }: Stage, name: string): string {
  const isHosts = host !== undefined && (ofHost.test(name) || ofProvider.test(name));
  return `/quartet/${isHosts ? host.name : own}/${name}`;
}
