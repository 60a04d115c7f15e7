import { asks } from './testing/load-balancer-steps.ts';
import { forwardTo } from './testing/test-load-balancer.ts';
import type { LoadBalancerCase } from './load-balancer-case.ts';
import { balancerPages as pages } from './load-balancer-pages.ts';
import { grouped } from './load-balancer-rules.ts';

const live = { regex: '^/live(/.*)$', replace: '$1' };

export const transformCases: readonly LoadBalancerCase[] = [
  {
    name: 'a URL rewrite changes the URL of the target, and not the choice of the rule',
    page: pages.transforms,
    given: grouped(
      ['a', 'b'],
      [
        { priority: 1, paths: ['/live/*', '/api/*'], action: forwardTo('a'), urlRewrite: live },
        { priority: 2, paths: ['/other'], action: forwardTo('b') },
      ],
    ),
    steps: [
      asks('/live/api/7?q=/live/1', { by: { a: 1, b: 0 }, url: '/api/7?q=/live/1' }),
      asks('/live/other', { by: { a: 1, b: 0 }, url: '/other' }),
    ],
  },
  {
    name: 'a URL that the rewrite does not match reaches the target as it is',
    page: pages.transforms,
    given: grouped(
      ['a'],
      [{ priority: 1, paths: ['*'], action: forwardTo('a'), urlRewrite: live }],
    ),
    steps: [asks('/api/live/7', { by: { a: 1 }, url: '/api/live/7' })],
  },
];
