import type { z } from 'zod';
import { apiGatewayV2 } from './api-gateway-v2.ts';
import { apiGateway } from './api-gateway.ts';
import { ecs } from './ecs.ts';
import { elasticLoadBalancingV2 } from './elastic-load-balancing-v2.ts';
import { events } from './events.ts';
import { serviceDiscovery } from './service-discovery.ts';
import { surroundings } from './surroundings.ts';
import { wafV2 } from './waf-v2.ts';

/** The types that are run here, each with all that it may say. */
export const schemas = {
  ...apiGatewayV2,
  ...apiGateway,
  ...elasticLoadBalancingV2,
  ...ecs,
  ...serviceDiscovery,
  ...events,
  ...wafV2,
  ...surroundings,
};

export type SupportedType = keyof typeof schemas;
export type Properties<Type extends SupportedType> = z.output<(typeof schemas)[Type]>;
