/**
 * The source of the prices, which are list prices without free tiers, discounts and taxes. Those of tasks, of the
 * instance and its storage, of NAT gateways, addresses and alarms are the same in quotations of the list from February
 * to June 2026; the others are of November 2025.
 */
export const source = {
  date: '2026-06',
  region: 'us-east-1',
  currency: 'USD',
  site: 'https://aws.amazon.com',
} as const;

interface Price {
  readonly dollars: number;
  readonly unit: string;
  /** The page of the price. */
  readonly page: string;
}

const table = {
  balancerHour: price(0.0225, 'hour', '/elasticloadbalancing/pricing'),
  balancerCapacity: price(0.008, 'LCU-hour', '/elasticloadbalancing/pricing'),
  natHour: price(0.045, 'hour', '/vpc/pricing'),
  natData: price(0.045, 'GB', '/vpc/pricing'),
  publicAddress: price(0.005, 'hour', '/vpc/pricing'),
  endpointHour: price(0.01, 'hour', '/privatelink/pricing'),
  dataOut: price(0.09, 'GB', '/ec2/pricing/on-demand'),
  fargateCpu: price(0.03238, 'vCPU-hour', '/fargate/pricing'),
  fargateMemory: price(0.00356, 'GB-hour', '/fargate/pricing'),
  // Moves with demand; AWS says up to 70 % below the price on demand.
  spotCpu: price(0.009714, 'vCPU-hour', '/fargate/pricing'),
  spotMemory: price(0.001068, 'GB-hour', '/fargate/pricing'),
  lambdaCalls: price(0.2, 'million calls', '/lambda/pricing'),
  lambdaMemory: price(0.0000133334, 'GB-second', '/lambda/pricing'),
  instanceHour: price(0.016, 'hour of db.t4g.micro', '/rds/postgresql/pricing'),
  instanceStorage: price(0.115, 'GB-month', '/rds/postgresql/pricing'),
  auroraCapacity: price(0.12, 'ACU-hour', '/rds/aurora/pricing'),
  auroraStorage: price(0.1, 'GB-month', '/rds/aurora/pricing'),
  auroraBackup: price(0.021, 'GB-month', '/rds/aurora/pricing'),
  auroraRequests: price(0.2, 'million I/Os', '/rds/aurora/pricing'),
  secret: price(0.4, 'secret', '/secrets-manager/pricing'),
  tableReads: price(0.125, 'million reads', '/dynamodb/pricing/on-demand'),
  tableWrites: price(0.625, 'million writes', '/dynamodb/pricing/on-demand'),
  httpRequests: price(1, 'million requests', '/api-gateway/pricing'),
  restRequests: price(3.5, 'million requests', '/api-gateway/pricing'),
  socketMessages: price(1, 'million messages', '/api-gateway/pricing'),
  socketMinutes: price(0.25, 'million minutes', '/api-gateway/pricing'),
  firewall: price(5, 'web ACL', '/waf/pricing'),
  firewallRule: price(1, 'rule', '/waf/pricing'),
  firewallRequests: price(0.6, 'million requests', '/waf/pricing'),
  events: price(1, 'million events', '/eventbridge/pricing'),
  images: price(0.1, 'GB-month', '/ecr/pricing'),
  zone: price(0.5, 'hosted zone', '/route53/pricing'),
  alarm: price(0.1, 'metric of an alarm', '/cloudwatch/pricing'),
  compositeAlarm: price(0.5, 'alarm', '/cloudwatch/pricing'),
  dashboard: price(3, 'dashboard', '/cloudwatch/pricing'),
  metric: price(0.3, 'metric', '/cloudwatch/pricing'),
  logs: price(0.5, 'GB', '/cloudwatch/pricing'),
  traces: price(5, 'million traces', '/xray/pricing'),
} satisfies Record<string, Price>;

export type PriceName = keyof typeof table;

export const prices: Readonly<Record<PriceName, Price>> = table;

/** Hours of an average month. */
export const hours = 730;

function price(dollars: number, unit: string, page: string): Price {
  return { dollars, unit, page: `${page}/` };
}
