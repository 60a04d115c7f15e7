import { Fn, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from './stages.ts';
import type { SynthOptions } from './synth-options.ts';
import { tagExclusions } from './tag-exclusions.ts';

export interface StageStackProps extends StackProps {
  readonly options: SynthOptions;
}

/** The base class of the stacks that each stage has one of. */
export abstract class StageStack extends Stack {
  protected readonly options: SynthOptions;
  protected readonly stage: Stage;

  constructor(scope: Construct, id: string, props: StageStackProps) {
    super(scope, id, props);
    this.options = props.options;
    this.stage = props.options.stage;
    Tags.of(this).add('stage', this.stage.name, { excludeResourceTypes: [...tagExclusions] });
  }

  /** Tokens that resolve during the deployment, so that a synthesis works offline and is reproducible. */
  override get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }
}
