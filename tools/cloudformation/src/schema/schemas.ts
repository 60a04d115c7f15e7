import type { z } from 'zod';
import { apiGatewayV2 } from './api-gateway-v2.ts';
import { apiGateway } from './api-gateway.ts';
import { dynamodb } from './dynamodb.ts';
import { ec2 } from './ec2.ts';
import { ecs } from './ecs.ts';
import { elasticLoadBalancingV2 } from './elastic-load-balancing-v2.ts';
import { events } from './events.ts';
import { iam } from './iam.ts';
import { lambda } from './lambda.ts';
import { messaging } from './messaging.ts';
import { rds } from './rds.ts';
import { serviceDiscovery } from './service-discovery.ts';
import { ssm } from './ssm.ts';
import { wafV2 } from './waf-v2.ts';

/** The types that are run here, each with all that it may say. */
export const schemas = {
  ...apiGatewayV2,
  ...apiGateway,
  ...elasticLoadBalancingV2,
  ...ec2,
  ...ecs,
  ...serviceDiscovery,
  ...events,
  ...iam,
  ...messaging,
  ...wafV2,
  ...lambda,
  ...dynamodb,
  ...rds,
  ...ssm,
};

export type SupportedType = keyof typeof schemas;
export type Properties<Type extends SupportedType> = z.output<(typeof schemas)[Type]>;
