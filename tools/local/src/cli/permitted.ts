import { createAccessControl } from '@quartet/aws/iam/access-control';
import { assertAccess } from '@quartet/aws/iam/assert-access';
import { withManagedPolicies } from '@quartet/aws/iam/managed-policies';
import { assertReachable } from '@quartet/aws/vpc/assert-reachable';
import type { Model } from '@quartet/cloudformation/model/model';
import { managedPolicies } from '@quartet/infra/bootstrap/policies';

/**
 * A model whose roles have the policies that the bootstrap of the stage creates.
 * @throws UserError for the first connection or request that AWS would refuse
 */
export function permitted(model: Model): Model {
  const [account = ''] = model.access.roles.map(({ arn }) => arn.split(':')[4] ?? '');
  const documents = Object.fromEntries(
    managedPolicies(model.stage, account).map(({ PolicyName, PolicyDocument }) => [
      `arn:aws:iam::${account}:policy/${PolicyName}`,
      PolicyDocument,
    ]),
  );
  const access = withManagedPolicies(model.access, documents);
  assertReachable(model.network);
  assertAccess(access, createAccessControl(access));
  return { ...model, access };
}
