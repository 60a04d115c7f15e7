import { asks } from './testing/load-balancer-steps.ts';
import { forwardTo, type RulePlan } from './testing/test-load-balancer.ts';
import type { LoadBalancerCase } from './load-balancer-case.ts';
import type { LoadBalancerGiven } from './load-balancer-given.ts';
import { balancerPages as pages } from './load-balancer-pages.ts';

const notFound = {
  type: 'fixed-response',
  statusCode: 404,
  contentType: 'application/json',
  messageBody: '{"code":"not_found"}',
} as const;

/** A task by the name of each group, and 404 for whatever no rule takes. */
export function grouped(groups: readonly string[], rules: readonly RulePlan[]): LoadBalancerGiven {
  return {
    ...{ groups, rules, defaultAction: notFound },
    tasks: Object.fromEntries(groups.map((name) => [name, 200])),
    groupOf: Object.fromEntries(groups.map((name) => [name, name])),
  };
}

const one = (...paths: string[]) =>
  grouped(['a'], [{ priority: 1, paths, action: forwardTo('a') }]);
const isNotFound = { answered: { status: 404 } };

export const ruleCases: readonly LoadBalancerCase[] = [
  {
    name: 'of two rules that match, the one with the lower priority is taken, wherever it stands',
    page: pages.rules,
    given: grouped(
      ['a', 'b'],
      [
        { priority: 20, paths: ['/img/*'], action: forwardTo('a') },
        { priority: 10, paths: ['/img/b/*'], action: forwardTo('b') },
      ],
    ),
    steps: [asks('/img/b/1', { by: { a: 0, b: 1 } }), asks('/img/c', { by: { a: 1, b: 0 } })],
  },
  {
    name: 'the default action is taken when no rule matches',
    page: pages.rules,
    given: one('/img/*'),
    steps: [
      asks('/other', {
        answered: {
          status: 404,
          body: '{"code":"not_found"}',
          headers: expect.objectContaining({ 'content-type': 'application/json' }),
        },
        by: { a: 0 },
      }),
    ],
  },
  {
    name: 'one of the patterns of a condition is enough',
    page: pages.paths,
    given: one('/api/orders', '/api/orders/*'),
    steps: [
      asks('/api/orders'),
      asks('/api/orders/7'),
      asks('/api/orders/'),
      asks('/api/orders-other', isNotFound),
    ],
  },
  {
    name: '* is any number of characters, slashes and none among them',
    page: pages.paths,
    given: one('/img/*/pics*'),
    steps: [asks('/img/1/2/pics'), asks('/img//pics7'), asks('/img/pics', isNotFound)],
  },
  {
    name: '? is exactly one character',
    page: pages.paths,
    given: one('/img/pic?.png'),
    steps: [
      asks('/img/pic1.png'),
      asks('/img/pic.png', isNotFound),
      asks('/img/pic12.png', isNotFound),
      asks('/img/pic1xpng', isNotFound),
    ],
  },
  {
    name: 'case counts in a path',
    page: pages.paths,
    given: one('/api/orders'),
    steps: [asks('/api/orders'), asks('/api/Orders', isNotFound)],
  },
  {
    name: 'a pattern is compared with the path and not with the query',
    page: pages.paths,
    given: one('/api/orders'),
    steps: [asks('/api/orders?x=/other'), asks('/other?/api/orders', isNotFound)],
  },
  {
    name: 'characters other than * and ? stand for themselves',
    page: pages.paths,
    given: one('/a.b+(c)'),
    steps: [asks('/a.b+(c)'), asks('/axb+(c)', isNotFound), asks('/a.bb(c)', isNotFound)],
  },
  {
    name: 'a fixed response has the status, type and body of the rule',
    page: pages.fixedResponses,
    given: {
      rules: [
        {
          priority: 1,
          paths: ['/closed'],
          action: {
            type: 'fixed-response',
            statusCode: 503,
            contentType: 'text/plain',
            messageBody: 'Later',
          },
        },
      ],
    },
    steps: [
      asks('/closed', {
        answered: {
          status: 503,
          body: 'Later',
          headers: expect.objectContaining({ 'content-type': 'text/plain' }),
        },
        by: { a: 0 },
      }),
    ],
  },
  {
    name: 'weights say which part of the requests a target group gets',
    page: pages.forwards,
    given: grouped(
      ['a', 'b'],
      [
        {
          priority: 1,
          paths: ['*'],
          action: {
            type: 'forward',
            targetGroups: [
              { targetGroupArn: 'a', weight: 3 },
              { targetGroupArn: 'b', weight: 1 },
            ],
          },
        },
      ],
    ),
    steps: [asks('/', { times: 8, by: { a: 6, b: 2 } })],
  },
  {
    name: 'a target group of weight 0 gets nothing',
    page: pages.forwards,
    given: grouped(
      ['a', 'b'],
      [
        {
          priority: 1,
          paths: ['*'],
          action: {
            type: 'forward',
            targetGroups: [
              { targetGroupArn: 'a', weight: 0 },
              { targetGroupArn: 'b', weight: 1 },
            ],
          },
        },
      ],
    ),
    steps: [asks('/', { times: 4, by: { a: 0, b: 4 } })],
  },
];
