import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { SynthOptions } from './synth-options.ts';

export interface Acknowledgement {
  /** The id of the rule, with the finding when the rule distinguishes findings. */
  readonly id: string;
  readonly reason: string;
}

/** The cdk-nag rules that we deviate from. acknowledgements.spec.ts checks that each reason still holds. */
export function acknowledgements({
  stage,
  account,
  region,
}: SynthOptions): readonly Acknowledgement[] {
  const socketApi = `arn:aws:execute-api:${region}:${account}:<GatewayApi4EDF2151>`;
  return [
    {
      id: 'APIG4',
      reason:
        'Open routes are the public ones; a REST method needs a key, a socket is authorised when it opens.',
    },
    { id: 'COG4', reason: 'Users are our own, and each service verifies their tokens itself.' },
    { id: 'ECS2', reason: 'The environment holds names and limits; secrets come from the store.' },
    { id: 'ELB2', reason: 'The balancer is internal, and the edge logs each request.' },
    {
      id: 'IAM5[Resource::*]',
      reason:
        'These actions know no resource, or one that is made by the release itself, and each is on a list.',
    },
    {
      id: `IAM5[Resource::${socketApi}/live/POST/@connections/*]`,
      reason: 'The function that pushes sends to any socket of this one gateway.',
    },
    { id: 'SQS3', reason: 'The queue is where dead letters go.' },
    ...(stage.retainData
      ? []
      : [{ id: 'RDS10', reason: 'This stage holds nothing that anybody would miss.' }]),
  ];
}

/** Checks every stack against the AwsSolutions rules. A finding fails the synthesis. */
export function addRules(app: App, options: SynthOptions): void {
  const validations = Validations.of(app);
  validations.addPlugins(new AwsSolutionsChecks(app));
  for (const { id, reason } of acknowledgements(options)) {
    validations.acknowledge({ id: `AwsSolutions::AwsSolutions-${id}`, reason });
  }
}
