import { Fn, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { Stage } from '../stages.ts';
import { untagged } from '../untagged.ts';

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
    Tags.of(this).add('stage', this.stage.name, { excludeResourceTypes: [...untagged] });
  }

  /** Asked for in the deployment and not at synthesis, which works offline and is the same each time. */
  override get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }
}
