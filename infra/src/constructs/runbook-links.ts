import type { IAspect } from 'aws-cdk-lib';
import { CfnAlarm, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import { runbookSection, runbookUrl } from '../runbook.ts';

interface RunbookLinksProps {
  /** The repository with the runbook, as `owner/name`. */
  readonly github: string;
  readonly stage: string;
  /** The service whose alarms they are. */
  readonly service: string | undefined;
}

/** Ends the description of each alarm that notifies somebody with the link to its section of the runbook. */
export class RunbookLinks implements IAspect {
  readonly #props: RunbookLinksProps;

  constructor(props: RunbookLinksProps) {
    this.#props = props;
  }

  visit(node: IConstruct): void {
    const isAlarm = node instanceof CfnAlarm || node instanceof CfnCompositeAlarm;
    if (!isAlarm || node.alarmActions === undefined) return;
    const { github, stage, service } = this.#props;
    const name = node.alarmName?.replace(`quartet-${stage}-`, '') ?? '';
    const link = runbookUrl(github, runbookSection(name, service));
    node.alarmDescription = `${node.alarmDescription} ${link}`;
  }
}
