import { Secret } from 'aws-cdk-lib/aws-ecs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { pathOf } from '../parameters.ts';
import type { Stage } from '../stages.ts';

export interface StoredSettingsProps {
  readonly stage: Stage;
  readonly service: string;
  readonly names: readonly string[];
}

/**
 * Settings under `/quartet/<stage>/settings/<service>/<NAME>`, read when a task starts. They are put
 * there once by a person; no template has ever seen their values.
 */
export class StoredSettings extends Construct {
  readonly secrets: Readonly<Record<string, Secret>>;

  constructor(scope: Construct, id: string, { stage, service, names }: StoredSettingsProps) {
    super(scope, id);
    this.secrets = Object.fromEntries(
      names.map((name) => {
        const parameterName = pathOf(stage, `settings/${service}/${name}`);
        const parameter = StringParameter.fromSecureStringParameterAttributes(this, name, {
          parameterName,
        });
        return [name, Secret.fromSsmParameter(parameter)];
      }),
    );
  }
}
