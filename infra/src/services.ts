export type ServiceName = 'orders' | 'users' | 'payments' | 'products';

/** One service as the edge, the balancer and the local run see it. */
export interface Service {
  readonly name: ServiceName;
  /** Of its listener rule; the lowest number is asked first. */
  readonly priority: number;
  /** What its container listens on. */
  readonly port: number;
  /** The services that it calls. */
  readonly needs: readonly ServiceName[];
  /** Paths that need no API key; a final `*` stands for anything. */
  readonly publicPaths: readonly string[];
}

export const services: readonly Service[] = [
  {
    name: 'orders',
    priority: 10,
    port: 3010,
    needs: ['users', 'products', 'payments'],
    publicPaths: documentation('orders'),
  },
  {
    name: 'users',
    priority: 20,
    port: 3020,
    needs: [],
    publicPaths: [...documentation('users'), '/api/users/.well-known/*'],
  },
  {
    name: 'payments',
    priority: 30,
    port: 3030,
    needs: ['users'],
    publicPaths: [...documentation('payments'), '/api/payments/webhooks/*'],
  },
  {
    name: 'products',
    priority: 40,
    port: 3040,
    needs: ['users'],
    publicPaths: documentation('products'),
  },
];

/** The pair of paths of a service. `/api/orders*` instead would also take `/api/orders-other`. */
export function pathsOf(name: ServiceName): readonly [string, string] {
  return [`/api/${name}`, `/api/${name}/*`];
}

function documentation(name: ServiceName): readonly string[] {
  return [`/api/${name}/openapi.json`, `/api/${name}/docs`, `/api/${name}/docs/*`];
}
