import { Aspects, CfnResource, type IAspect, TagManager, Tags } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { tagExclusions } from '../tag-exclusions.ts';

/** The tags of every resource: its app, its stage, the service that it belongs to, and the team that owns it. */
export interface ResourceTags {
  readonly app: string;
  /** `shared` for what all stages of an account use. */
  readonly stage: string;
  /** `shared` for what all services use. */
  readonly service: string;
  readonly owner: string;
}

/** Tags all resources of a scope that can have tags. */
export function addTags(scope: Construct, tags: ResourceTags): void {
  for (const [key, value] of Object.entries(tags)) {
    Tags.of(scope).add(key, String(value), { excludeResourceTypes: [...tagExclusions] });
  }
  Aspects.of(scope).add(new UntypedResourceTags(tags));
}

/** The types of the function that the CDK adds for the default security group; it defines them without tags. */
const untypedResources = ['AWS::IAM::Role', 'AWS::Lambda::Function'];

class UntypedResourceTags implements IAspect {
  readonly #tags: readonly { readonly Key: string; readonly Value: string }[];

  constructor(tags: ResourceTags) {
    this.#tags = Object.entries(tags)
      .map(([Key, Value]) => ({ Key, Value: String(Value) }))
      .sort((one, other) => one.Key.localeCompare(other.Key));
  }

  visit(node: IConstruct): void {
    if (!(node instanceof CfnResource) || TagManager.isTaggable(node)) return;
    if (!untypedResources.includes(node.cfnResourceType)) return;
    node.addPropertyOverride('Tags', this.#tags);
  }
}
