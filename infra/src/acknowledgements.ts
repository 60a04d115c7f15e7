import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { SynthOptions } from './synth-options.ts';

export interface Acknowledgement {
  /** The ids of the rules, each with the finding when the rule distinguishes findings. */
  readonly ids: readonly string[];
  readonly reason: string;
}

/** The rules that a stage deviates from whose data may be lost. */
const mayBeLost: Acknowledgement = {
  ids: ['APIG3', 'RDS3', 'RDS10'],
  reason: 'This stage holds nothing that anybody would miss, and may be down for minutes.',
};

/** The cdk-nag rules that we deviate from. acknowledgements.long.spec.ts checks that each reason still holds. */
export function acknowledgements({
  stage,
  account,
  region,
}: SynthOptions): readonly Acknowledgement[] {
  const regional = `${region}:${account}`;
  const socketApi = `arn:aws:execute-api:${regional}:<GatewayApi4EDF2151>`;
  return [
    {
      ids: ['APIG4'],
      reason:
        'Open routes are the public ones; a REST method needs a key, a socket is authorised when it opens.',
    },
    {
      ids: ['COG4'],
      reason: 'Users are our own, and each service verifies their tokens itself.',
    },
    {
      ids: ['ECS2'],
      reason: 'The environment holds names and limits; secrets come from the store.',
    },
    { ids: ['ELB2'], reason: 'The balancer is internal, and the edge logs each request.' },
    {
      ids: [
        'IAM5[Resource::*]',
        `IAM5[Resource::${socketApi}/live/POST/@connections/*]`,
        `IAM5[Resource::${socketApi}/live/DELETE/@connections/*]`,
        `IAM5[Resource::arn:aws:ecs:${regional}:task-definition/quartet-pr-*]`,
        `IAM5[Resource::arn:aws:iam::${account}:role/quartet-pr-*]`,
        `IAM5[Resource::arn:aws:ssm:${regional}:parameter/quartet/pr-*]`,
      ],
      reason:
        'These actions know no resource, or one that is made by the release itself, or each socket of one gateway, or those of all pull requests; each is on a list.',
    },
    {
      ids: ['ECS4'],
      reason:
        'Alarms, scaling and the dashboard read metrics that ECS and the balancer have for nothing.',
    },
    { ids: ['SQS3'], reason: 'The queue is where dead letters go.' },
    ...(stage.retainData ? [] : [mayBeLost]),
  ];
}

/** Checks every stack against the AwsSolutions rules. A finding fails the synthesis. */
export function addRules(app: App, options: SynthOptions): void {
  const validations = Validations.of(app);
  validations.addPlugins(new AwsSolutionsChecks(app));
  for (const { ids, reason } of acknowledgements(options)) {
    for (const id of ids) {
      validations.acknowledge({ id: `AwsSolutions::AwsSolutions-${id}`, reason });
    }
  }
}
