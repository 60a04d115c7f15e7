import type { Access, Role } from '@quartet/cloudformation/model/access';
import type { Policy } from '@quartet/cloudformation/model/iam';
import { PolicyDocument } from '@quartet/cloudformation/schema/policy-document';
import { UserError } from '@quartet/cloudformation/user-error';

/** Documents of managed policies by ARN, as JSON. */
export type PolicyDocuments = Readonly<Record<string, string>>;

/**
 * Policies that AWS manages, as of 2026-11-29; others are added when a template names them.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaBasicExecutionRole.html
 */
const awsManagedPolicies: PolicyDocuments = {
  'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
      },
    ],
  }),
};

/**
 * Puts the documents of managed policies and of permissions boundaries in the place of their ARNs.
 * @param documents those of the account, which no template holds
 * @throws UserError for a policy whose document nobody knows
 */
export function withManagedPolicies(access: Access, documents: PolicyDocuments): Access {
  const known = { ...awsManagedPolicies, ...documents };
  return { ...access, roles: access.roles.map((role) => resolveRole(role, known)) };
}

function resolveRole(role: Role, documents: PolicyDocuments): Role {
  const { managedPolicyArns, permissionsBoundaryArn: boundary } = role;
  const policyNamed = (arn: string): Policy => {
    const document = documents[arn];
    if (document !== undefined) return { name: arn, ...PolicyDocument.parse(JSON.parse(document)) };
    throw new UserError(`${role.name} has the policy ${arn}, whose document is not known here.`);
  };
  return {
    ...role,
    managedPolicyArns: [],
    policies: [...role.policies, ...managedPolicyArns.map(policyNamed)],
    permissionsBoundary: boundary === undefined ? undefined : policyNamed(boundary),
  };
}
