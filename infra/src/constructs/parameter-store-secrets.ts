import { Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-ecs';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
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
        const path = parameterPath(stage, `settings/${service}/${name}`);
        const resource = `parameter${path}`;
        return [name, new ParameterSecret(Stack.of(this).formatArn({ service: 'ssm', resource }))];
      }),
    );
  }
}

/** A secret that the execution role may read as ECS does, and in no other way. */
class ParameterSecret extends Secret {
  readonly arn: string;
  readonly hasField = false;

  constructor(arn: string) {
    super();
    this.arn = arn;
  }

  /** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html */
  grantRead(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: ['ssm:GetParameters'],
      resourceArns: [this.arn],
    });
  }
}
