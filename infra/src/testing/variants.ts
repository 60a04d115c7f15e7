import { type Service, type ServiceName, services } from '../services.ts';
import type { Stage } from '../stages.ts';

export interface Variant {
  readonly context: Readonly<Record<string, string>>;
  readonly services: readonly Service[];
  /** Overrides of its stage. */
  readonly stage?: Partial<Stage>;
}

/** A fifth service, with only the required fields. */
export const oneMore: Service = {
  name: 'one-more' as ServiceName,
  priority: Math.max(...services.map(({ priority }) => priority)) + 10,
  port: Math.max(...services.map(({ port }) => port)) + 10,
  needs: ['users'],
  publicPaths: ['/api/one-more/openapi.json'],
  keyRoutes: [],
  peerPaths: [],
  rate: 50,
  burst: 100,
  cpu: 256,
  memory: 512,
  requestsPerTask: 6_000,
  strategy: 'rolling',
  storedSettings: [],
  limits: [],
  backlogs: [],
  publishesEvents: false,
  oneOffTasks: [],
};

const balancerTls = {
  certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/2',
  serverName: 'balancer.example.com',
};

/** The variants of the system that specs check. */
export const variants = {
  dev: variant({}),
  prod: variant({ stage: 'prod' }),
  devRest: variant({ edge: 'rest' }),
  devRestCloudMap: variant({ edge: 'rest', discovery: 'cloud-map' }),
  pullRequest: variant({ stage: 'pr-7' }),
  pullRequestRestCloudMap: variant({ stage: 'pr-7', edge: 'rest', discovery: 'cloud-map' }),
  otherPullRequest: variant({ stage: 'pr-78' }),
  otherPullRequestRestCloudMap: variant({ stage: 'pr-78', edge: 'rest', discovery: 'cloud-map' }),
  prodRestCloudMap: variant({ stage: 'prod', edge: 'rest', discovery: 'cloud-map' }),
  customDomain: variant({
    domain: 'api.example.com',
    certificate: 'arn:aws:acm:us-east-1:000000000000:certificate/1',
  }),
  sharedOidcProvider: variant({
    oidcProvider: 'arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com',
  }),
  oneMore: variant({}, [...services, oneMore]),
  blueGreen: variant({}, withRow('payments', { strategy: 'blueGreen' })),
  cors: { ...variant({}), stage: { origins: ['https://shop.example.com'] } },
  canary: variant({}, withRow('payments', { strategy: 'canary' })),
  prodTlsNatPerZone: { ...variant({ stage: 'prod' }), stage: { natGateways: 2, balancerTls } },
  prodTlsRest: { ...variant({ stage: 'prod', edge: 'rest' }), stage: { balancerTls } },
  stripe: { ...variant({}), stage: { provider: 'stripe' } satisfies Partial<Stage> },
};

export type VariantName = keyof typeof variants;

/** The table of services with one row changed. */
export function withRow(name: string, change: Partial<Service>): readonly Service[] {
  return services.map((service) => (service.name === name ? { ...service, ...change } : service));
}

function variant(context: Readonly<Record<string, string>>, rows = services): Variant {
  return { context, services: rows, stage: {} };
}
