import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Settings } from './settings.ts';

export interface Acknowledgement {
  /** Of the rule, with the finding when the rule tells findings apart. */
  readonly id: string;
  readonly reason: string;
}

/** What we do knowingly. acknowledgements.spec.ts proves that each reason still holds. */
export function acknowledgements({ stage, account, region }: Settings): readonly Acknowledgement[] {
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
    ...(stage.keepsData
      ? []
      : [{ id: 'RDS10', reason: 'This stage holds nothing that anybody would miss.' }]),
  ];
}

/** Has every stack checked against the AwsSolutions rules. A finding fails the synthesis. */
export function addRules(app: App, settings: Settings): void {
  const validations = Validations.of(app);
  validations.addPlugins(new AwsSolutionsChecks(app));
  for (const { id, reason } of acknowledgements(settings)) {
    validations.acknowledge({ id: `AwsSolutions::AwsSolutions-${id}`, reason });
  }
}
