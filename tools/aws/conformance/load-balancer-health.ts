import {
  asks,
  becomes,
  begins,
  checks,
  deregisters,
  dies,
  ends,
  leaves,
  lingers,
  registers,
  registersAs,
  releases,
  stays,
} from './testing/load-balancer-steps.ts';
import type { LoadBalancerCase } from './load-balancer-case.ts';
import { balancerPages as pages } from './load-balancer-pages.ts';

const two = { tasks: { a: 200, b: 200 } } as const;
const none = { tasks: {} } as const;
const isUnavailable = { answered: { status: 503 } };

export const healthCases: readonly LoadBalancerCase[] = [
  {
    name: 'a new target gets nothing before it has passed one health check, and all its share after it',
    page: pages.health,
    given: { health: { healthyThreshold: 5, unhealthyThreshold: 1_000 } },
    steps: [
      registersAs('b', 503),
      asks('/', { times: 4, by: { a: 4, b: 0 } }),
      checks('b', 200),
      becomes('b', 'healthy', { after: 1 }),
      asks('/', { times: 4, by: { a: 2, b: 2 } }),
    ],
  },
  {
    name: 'a target is out of service after as many failures in a row as the group says',
    page: pages.healthSettings,
    given: { ...two, health: { unhealthyThreshold: 3 } },
    steps: [
      checks('b', 503),
      becomes('b', 'unhealthy', { after: 3, because: 'Target.ResponseCodeMismatch' }),
      asks('/', { times: 4, by: { a: 4, b: 0 } }),
    ],
  },
  {
    name: 'it is back after as many successes in a row',
    page: pages.healthSettings,
    given: { ...two, health: { healthyThreshold: 3 } },
    steps: [
      checks('b', 503),
      becomes('b', 'unhealthy'),
      checks('b', 200),
      becomes('b', 'healthy', { after: 3 }),
      asks('/', { times: 4, by: { a: 2, b: 2 } }),
    ],
  },
  {
    name: 'any status of the matcher is a success, and no other',
    page: pages.healthSettings,
    given: { health: { matcher: '200,202-204' } },
    steps: [
      checks('a', 203),
      stays('a', 'healthy', 4),
      checks('a', 201),
      becomes('a', 'unhealthy', { because: 'Health checks failed with these codes: [201]' }),
    ],
  },
  {
    name: 'no answer within the timeout is a failure',
    page: pages.healthReasons,
    given: { health: { timeoutSeconds: 0.1 } },
    steps: [checks('a', 'silent'), becomes('a', 'unhealthy', { because: 'Target.Timeout' })],
  },
  {
    name: 'a malformed answer is a failure',
    page: pages.healthReasons,
    steps: [
      checks('a', 'speaks no HTTP'),
      becomes('a', 'unhealthy', { because: 'Target.FailedHealthChecks' }),
    ],
  },
  {
    name: 'no connection is a failure',
    page: pages.healthReasons,
    steps: [dies('a'), becomes('a', 'unhealthy', { because: 'Target.FailedHealthChecks' })],
  },
  {
    name: 'a group of only unhealthy targets fails open to all of them',
    page: pages.health,
    given: two,
    steps: [
      checks('a', 503),
      checks('b', 503),
      becomes('a', 'unhealthy'),
      becomes('b', 'unhealthy'),
      asks('/', { times: 4, by: { a: 2, b: 2 } }),
    ],
  },
  {
    name: 'a group without targets answers 503',
    page: pages.trouble(503),
    given: none,
    steps: [asks('/', isUnavailable)],
  },
  {
    name: 'a group whose targets are all in their initial checks has none to send to',
    page: pages.healthStates,
    given: { ...none, health: { intervalSeconds: 60 } },
    steps: [
      registersAs('a', 503),
      becomes('a', 'initial', { because: 'Elb.InitialHealthChecking' }),
      asks('/', { ...isUnavailable, by: { a: 0 } }),
    ],
  },
  {
    name: 'a new target that never passes becomes unhealthy',
    page: pages.healthStates,
    given: none,
    steps: [registersAs('a', 503), becomes('a', 'unhealthy')],
  },
];

export const drainingCases: readonly LoadBalancerCase[] = [
  {
    name: 'a target that deregisters gets nothing new, and ends what it has',
    page: pages.draining,
    given: { tasks: { a: 'silent' } },
    steps: [
      begins('a'),
      registers('b'),
      becomes('b', 'healthy'),
      deregisters('a'),
      becomes('a', 'draining', { because: 'Target.DeregistrationInProgress' }),
      asks('/', { times: 3, by: { a: 0, b: 3 } }),
      lingers('a'),
      releases('a'),
      ends({ status: 200, body: 'a' }),
      leaves('a'),
    ],
  },
  {
    name: 'a target that has nothing under way leaves at once',
    page: pages.draining,
    given: { ...two, deregistrationDelay: 3_600 },
    steps: [deregisters('a'), leaves('a'), asks('/', { times: 2, by: { b: 2 } })],
  },
  {
    name: 'what is under way when the deregistration delay is over is answered 502',
    page: pages.trouble(502),
    given: { tasks: { a: 'silent' }, deregistrationDelay: 0.2 },
    steps: [begins('a'), deregisters('a'), ends({ status: 502 }), leaves('a')],
  },
  {
    name: 'a target that ends its connections while it drains makes a 5xx of what is under way',
    page: pages.draining,
    given: { tasks: { a: 'silent' } },
    steps: [begins('a'), deregisters('a'), dies('a'), ends({ status: 502 }), leaves('a')],
  },
  {
    name: 'a group whose targets are all draining answers 503',
    page: pages.trouble(503),
    given: { tasks: { a: 'silent' } },
    steps: [begins('a'), deregisters('a'), asks('/', isUnavailable), releases('a'), leaves('a')],
  },
];
