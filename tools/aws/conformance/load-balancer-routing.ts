import { asks, becomes, begins, ends, registers, releases } from './testing/load-balancer-steps.ts';
import type { LoadBalancerCase } from './load-balancer-case.ts';
import { balancerPages as pages } from './load-balancer-pages.ts';

const three = { tasks: { a: 200, b: 200, c: 200 } } as const;
const leastOutstanding = { loadBalancingAlgorithmType: 'least_outstanding_requests' } as const;

export const routingCases: readonly LoadBalancerCase[] = [
  {
    name: 'round robin: each target of a group has its turn',
    page: pages.routing,
    given: three,
    steps: [asks('/', { times: 9, by: { a: 3, b: 3, c: 3 } })],
  },
  {
    name: 'least outstanding requests: a target with a request under way gets none while another has none',
    page: pages.routing,
    given: { ...leastOutstanding, tasks: { a: 'silent' } },
    steps: [
      begins('a'),
      registers('b'),
      becomes('b', 'healthy'),
      asks('/', { times: 4, by: { a: 0, b: 4 } }),
      releases('a'),
      ends({ status: 200, body: 'a' }),
    ],
  },
  {
    name: 'least outstanding requests: targets with equally few have their turn',
    page: pages.routing,
    given: { ...leastOutstanding, ...three },
    steps: [asks('/', { times: 9, by: { a: 3, b: 3, c: 3 } })],
  },
];
