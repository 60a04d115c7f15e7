import {
  Aspects,
  DefaultStackSynthesizer,
  Fn,
  type IStackSynthesizer,
  Stack,
  type StackProps,
} from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { RunbookLinks } from './constructs/runbook-links.ts';
import { addTags } from './constructs/resource-tags.ts';
import { bootstrapQualifier, permissionsBoundary } from './names.ts';
import type { Service } from './services.ts';
import type { Stage } from './stages.ts';
import type { SynthOptions } from './synth-options.ts';

export interface StageStackProps extends StackProps {
  readonly options: SynthOptions;
  /**
   * The service that the stack belongs to.
   * @default - all services share it
   */
  readonly service?: Service;
}

/** The base class of the stacks that each stage has one of. */
export abstract class StageStack extends Stack {
  protected readonly options: SynthOptions;
  protected readonly stage: Stage;

  constructor(scope: Construct, id: string, props: StageStackProps) {
    const { options, service } = props;
    const { name } = options.stage;
    super(scope, id, { ...props, synthesizer: stageSynthesizer(name) });
    this.options = options;
    this.stage = options.stage;
    const boundary = ManagedPolicy.fromManagedPolicyName(
      this,
      'Boundary',
      permissionsBoundary(name),
    );
    PermissionsBoundary.of(this).apply(boundary);
    addTags(this, {
      app: 'quartet',
      stage: name,
      service: service?.name ?? 'shared',
      owner: service?.owner ?? options.owner,
    });
    const { github } = options;
    Aspects.of(this).add(new RunbookLinks({ github, stage: name, service: service?.name }));
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
