import type { Access } from '../model/access.ts';
import type { Resources } from '../validate/resources.ts';
import { deliveryRequestsOf } from './delivery-requests.ts';
import { invocationRequestsOf } from './invocation-requests.ts';
import { resourcePoliciesOf } from './resource-policies.ts';
import { rolesOf } from './roles.ts';
import { taskRequestsOf } from './task-requests.ts';

export function accessOf(resources: Resources): Access {
  return {
    roles: rolesOf(resources),
    resourcePolicies: resourcePoliciesOf(resources),
    requests: [
      ...taskRequestsOf(resources),
      ...invocationRequestsOf(resources),
      ...deliveryRequestsOf(resources),
    ],
  };
}
