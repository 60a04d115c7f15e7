import { Secret } from 'aws-cdk-lib/aws-ecs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { parameterPath } from '../parameters.ts';
import type { Stage } from '../stages.ts';

export interface ParameterStoreSecretsProps {
  readonly stage: Stage;
  readonly service: string;
  readonly names: readonly string[];
}

/**
 * Settings in Parameter Store under `/quartet/<stage>/settings/<service>/<NAME>`, read when a task starts. A
 * person stores them once; no template contains their values.
 */
export class ParameterStoreSecrets extends Construct {
  readonly secrets: Readonly<Record<string, Secret>>;

  constructor(scope: Construct, id: string, { stage, service, names }: ParameterStoreSecretsProps) {
    super(scope, id);
    this.secrets = Object.fromEntries(
      names.map((name) => {
        const parameterName = parameterPath(stage, `settings/${service}/${name}`);
        const parameter = StringParameter.fromSecureStringParameterAttributes(this, name, {
          parameterName,
        });
        return [name, Secret.fromSsmParameter(parameter)];
      }),
    );
  }
}
