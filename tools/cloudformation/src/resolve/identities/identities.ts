import type { IdentityOf } from '../subject.ts';
import { balancerIdentities } from './balancer.ts';
import { containerIdentities } from './containers.ts';
import { gatewayIdentities } from './gateways.ts';
import { surroundingIdentities } from './surroundings.ts';

/** By type. */
export const identities: Readonly<Record<string, IdentityOf>> = {
  ...gatewayIdentities,
  ...balancerIdentities,
  ...containerIdentities,
  ...surroundingIdentities,
};
