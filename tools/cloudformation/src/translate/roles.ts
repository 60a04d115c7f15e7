import type { Role } from '../model/access.ts';
import type { SupportedType } from '../schema/schemas.ts';
import type { Resources, TypedResource } from '../validate/resources.ts';

/** The roles of the templates with their inline policies, those of other stacks too. */
export function rolesOf(resources: Resources): readonly Role[] {
  return resources.of('AWS::IAM::Role').map((role) => {
    const { name, ref, properties } = role;
    const attached = resources
      .of('AWS::IAM::Policy')
      .filter((policy) => policy.properties.Roles.includes(ref));
    return {
      arn: role.attribute('Arn'),
      name,
      trustPolicy: {
        name: `${name}.AssumeRolePolicyDocument`,
        ...properties.AssumeRolePolicyDocument,
      },
      policies: [
        ...properties.Policies.map(({ PolicyName, PolicyDocument }) => ({
          name: `${name}.${PolicyName}`,
          ...PolicyDocument,
        })),
        ...attached.map((policy) => ({ name: policy.name, ...policy.properties.PolicyDocument })),
      ],
      managedPolicyArns: properties.ManagedPolicyArns,
      permissionsBoundaryArn: properties.PermissionsBoundary,
    };
  });
}

/** The ARN of a role that a property names. Throws a TemplateError for a role of other templates. */
export function roleArnOf<Type extends SupportedType>(
  resources: Resources,
  owner: TypedResource<Type>,
  [property, arn]: readonly [property: string, arn: string],
): string {
  if (resources.of('AWS::IAM::Role').some((role) => role.attribute('Arn') === arn)) return arn;
  throw owner.error(property, 'refers to no role of these templates');
}
