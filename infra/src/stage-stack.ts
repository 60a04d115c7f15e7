import {
  DefaultStackSynthesizer,
  Fn,
  type IStackSynthesizer,
  Stack,
  type StackProps,
  Tags,
} from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { bootstrapQualifier, permissionsBoundary } from './names.ts';
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
    const { name } = props.options.stage;
    super(scope, id, { ...props, synthesizer: stageSynthesizer(name) });
    this.options = props.options;
    this.stage = props.options.stage;
    const boundary = ManagedPolicy.fromManagedPolicyName(
      this,
      'Boundary',
      permissionsBoundary(name),
    );
    PermissionsBoundary.of(this).apply(boundary);
    Tags.of(this).add('stage', name, { excludeResourceTypes: [...tagExclusions] });
  }

  /** Tokens that resolve during the deployment, so that a synthesis works offline and is reproducible. */
  override get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }
}

/** The synthesizer of the stacks that the bootstrap roles of a stage deploy. */
export function stageSynthesizer(stage: string): IStackSynthesizer {
  return new DefaultStackSynthesizer({
    qualifier: bootstrapQualifier(stage),
  }) as IStackSynthesizer;
}
