import { failurePage } from '../src/load-balancer/failure-page.ts';
import { asks, becomes, begins, dies, ends, registers } from './testing/balancer-steps.ts';
import type { Manner } from './testing/odd-task.ts';
import type { BalancerCase } from './balancer-case.ts';
import { balancerPages as pages } from './balancer-pages.ts';

function page(status: number) {
  const headers: unknown = expect.objectContaining({
    'content-type': 'text/html',
    server: 'awselb/2.0',
  });
  return { answered: { status, body: failurePage(status), headers } as never };
}

function broken(name: string, manner: Manner): BalancerCase {
  const given = { tasks: { a: manner } };
  return {
    name: `${name} is a 502`,
    says: pages.trouble(502),
    given,
    steps: [asks('/', page(502))],
  };
}

/** No health check comes in between. */
const unchecked = { health: { intervalSeconds: 60 } };

export const targetCases: readonly BalancerCase[] = [
  {
    name: 'a connection that is refused is a 502',
    says: pages.trouble(502),
    given: unchecked,
    steps: [dies('a'), asks('/', page(502))],
  },
  {
    name: 'of two targets of which one refuses connections, the other answers',
    says: pages.health,
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
    says: pages.trouble(502),
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
    says: pages.trouble(504),
    given: { tasks: { a: 'silent' }, idleTimeout: 1 },
    steps: [asks('/', page(504))],
  },
  ...[404, 429, 500, 503].map((status) => ({
    name: `a ${status} of a target is passed on as it is`,
    says: `${pages.trouble(0).split('#')[0]}#target-http-errors`,
    given: { tasks: { a: status } },
    steps: [asks('/', { answered: { status, body: 'a' } })],
  })),
];
