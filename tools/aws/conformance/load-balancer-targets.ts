import { errorPage } from '../src/load-balancer/error-page.ts';
import { asks, becomes, begins, dies, ends, registers } from './testing/load-balancer-steps.ts';
import type { TaskBehaviour } from './testing/faulty-task.ts';
import type { LoadBalancerCase } from './load-balancer-case.ts';
import { balancerPages as pages } from './load-balancer-pages.ts';

function page(status: number) {
  const headers: unknown = expect.objectContaining({
    'content-type': 'text/html',
    server: 'awselb/2.0',
  });
  return { answered: { status, body: errorPage(status), headers } as never };
}

function broken(name: string, manner: TaskBehaviour): LoadBalancerCase {
  const given = { tasks: { a: manner } };
  return {
    name: `${name} is a 502`,
    page: pages.trouble(502),
    given,
    steps: [asks('/', page(502))],
  };
}

/** No health check comes in between. */
const unchecked = { health: { intervalSeconds: 60 } };

export const targetCases: readonly LoadBalancerCase[] = [
  {
    name: 'a connection that is refused is a 502',
    page: pages.trouble(502),
    given: unchecked,
    steps: [dies('a'), asks('/', page(502))],
  },
  {
    name: 'of two targets of which one refuses connections, the other answers',
    page: pages.health,
    given: { ...unchecked, tasks: { a: 200, b: 200 } },
    steps: [dies('a'), asks('/', { times: 4, by: { b: 4 } })],
  },
  broken('a connection that is closed before an answer', 'closes'),
  broken('a connection that is reset before an answer', 'resets'),
  broken('an answer that is no HTTP', 'speaks no HTTP'),
  broken('an answer with a header that is not valid', 'sends a broken header'),
  broken('an answer whose head is larger than 32 KB', 'sends too large a head'),
  {
    name: 'a target that dies with a request under way makes a 502 of it, and of nothing else',
    page: pages.trouble(502),
    given: { tasks: { a: 'silent' } },
    steps: [
      begins('a'),
      registers('b'),
      becomes('b', 'healthy'),
      dies('a'),
      ends({ status: 502 }),
      asks('/', { times: 4, by: { b: 4 } }),
    ],
  },
  {
    name: 'no answer before the idle timeout is a 504',
    page: pages.trouble(504),
    given: { tasks: { a: 'silent' }, idleTimeout: 1 },
    steps: [asks('/', page(504))],
  },
  ...[404, 429, 500, 503].map((status) => ({
    name: `a ${status} of a target is passed on as it is`,
    page: `${pages.trouble(0).split('#')[0]}#target-http-errors`,
    given: { tasks: { a: status } },
    steps: [asks('/', { answered: { status, body: 'a' } })],
  })),
];
