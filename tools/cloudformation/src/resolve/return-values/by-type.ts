import type { ReturnValuesOf } from '../resource-context.ts';
import { loadBalancerReturnValues } from './load-balancer.ts';
import { ecsReturnValues } from './ecs.ts';
import { apiGatewayReturnValues } from './api-gateway.ts';
import { otherReturnValues } from './others.ts';

/** By type. */
export const returnValuesByType: Readonly<Record<string, ReturnValuesOf>> = {
  ...apiGatewayReturnValues,
  ...loadBalancerReturnValues,
  ...ecsReturnValues,
  ...otherReturnValues,
};
