import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { Stage } from '../stages.ts';

export interface StageStackProps extends StackProps {
  readonly settings: Settings;
}

/** A stack that each stage has one of. */
export abstract class StageStack extends Stack {
  protected readonly settings: Settings;
  protected readonly stage: Stage;

  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    this.settings = props.settings;
    this.stage = props.settings.stage;
  }

  /** Known without asking the account, so that a synthesis works offline and is the same each time. */
  override get availabilityZones(): string[] {
    return ['a', 'b', 'c'].map((letter) => `${this.settings.region}${letter}`);
  }
}
