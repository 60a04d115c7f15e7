import { type Service, type ServiceName, services } from '../services.ts';
import type { Stage } from '../stages.ts';

export interface Variant {
  readonly context: Readonly<Record<string, string>>;
  readonly rows: readonly Service[];
  /** What is changed in its stage. */
  readonly stage?: Partial<Stage>;
}

/** A further row, with nothing but what a row must have. */
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
  chores: [],
};

/** The systems that the specs look at. */
export const variants = {
  dev: variant({}),
  prod: variant({ stage: 'prod' }),
  devRest: variant({ edge: 'rest' }),
  devRestByName: variant({ edge: 'rest', discovery: 'cloud-map' }),
  prodRestByName: variant({ stage: 'prod', edge: 'rest', discovery: 'cloud-map' }),
  named: variant({
    domain: 'api.example.com',
    certificate: 'arn:aws:acm:us-east-1:000000000000:certificate/1',
  }),
  oneMore: variant({}, [...services, oneMore]),
  blueGreen: variant({}, withRow('payments', { strategy: 'blueGreen' })),
  fromPages: { ...variant({}), stage: { origins: ['https://shop.example.com'] } },
  canary: variant({}, withRow('payments', { strategy: 'canary' })),
  stripe: { ...variant({}), stage: { provider: 'stripe' } satisfies Partial<Stage> },
};

export type VariantName = keyof typeof variants;

/** The rows, with one of them changed. */
export function withRow(name: string, change: Partial<Service>): readonly Service[] {
  return services.map((service) => (service.name === name ? { ...service, ...change } : service));
}

function variant(context: Readonly<Record<string, string>>, rows = services): Variant {
  return { context, rows, stage: {} };
}
