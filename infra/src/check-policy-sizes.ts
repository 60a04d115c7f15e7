import { ConfigurationError } from './configuration-error.ts';
import { type Resource, resourcesOfType } from './templates.ts';

/**
 * The most characters of all inline policies of a role, less a tenth, because ARNs of resources are estimated.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const limit = 10_240 * 0.9;

/** The length that a reference has in place of the ARN or name that it becomes. */
const reference = '-'.repeat(80);
const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::AccountId': '000000000000',
  'AWS::Region': 'us-east-1',
};

/** Throws a ConfigurationError for a role whose inline policies AWS would soon refuse; each service adds to some. */
export function checkPolicySizes(resources: readonly Resource[]): void {
  for (const [role, size] of policySizes(resources)) {
    if (size <= limit) continue;
    throw new ConfigurationError(
      `The role ${role} has inline policies of about ${size} characters, and AWS takes 10240; move those of services into managed policies.`,
    );
  }
}

/** The characters of the inline policies of each role that several stacks share, by its name. */
export function policySizes(resources: readonly Resource[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { stack, properties } of resourcesOfType(resources, 'AWS::IAM::Policy')) {
    const { PolicyDocument, Roles = [] } = properties as {
      readonly PolicyDocument: unknown;
      readonly Roles?: readonly unknown[];
    };
    const size = JSON.stringify(resolved(PolicyDocument)).length;
    for (const role of Roles) {
      const name = nameOf(role, resources, stack);
      sizes.set(name, size + (sizes.get(name) ?? 0));
    }
  }
  return sizes;
}

function nameOf(role: unknown, resources: readonly Resource[], stack: string): string {
  if (typeof role === 'string') return role;
  const { Ref: id } = role as { readonly Ref: string };
  const found = resources.find((each) => each.stack === stack && each.id === id);
  return String(found?.properties['RoleName'] ?? `${stack} ${id}`);
}

/** A value of a template as long as it will be. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== 'object' || value === null) return value;
  const {
    Ref,
    'Fn::GetAtt': attribute,
    'Fn::Join': join,
  } = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(join))
    return (join[1] as readonly unknown[]).map(resolved).join(String(join[0]));
  if (typeof Ref === 'string') return pseudoParameters[Ref] ?? reference;
  if (attribute !== undefined) return reference;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(each)]));
}
