import { asks } from './testing/load-balancer-steps.ts';
import type { LoadBalancerCase } from './load-balancer-case.ts';
import { balancerPages as pages } from './load-balancer-pages.ts';

const root = /^Root=1-[\da-f]{8}-[\da-f]{24}$/;
const received = (headers: Readonly<Record<string, unknown>>) => ({
  by: { a: 1 },
  received: headers,
});

export const headerCases: readonly LoadBalancerCase[] = [
  {
    name: 'says in X-Forwarded-For, -Proto and -Port which way a request came',
    page: pages.forwardedHeaders,
    steps: [
      asks(
        '/',
        received({
          'x-forwarded-for': '127.0.0.1',
          'x-forwarded-proto': 'http',
          'x-forwarded-port': '80',
        }),
      ),
    ],
  },
  {
    name: 'appends to the X-Forwarded-For that came',
    page: pages.forwardedHeaders,
    steps: [
      asks(
        { path: '/', headers: { 'X-Forwarded-For': ['203.0.113.7', '198.51.100.1'] } },
        received({ 'x-forwarded-for': '203.0.113.7, 198.51.100.1, 127.0.0.1' }),
      ),
    ],
  },
  {
    name: 'says itself by which protocol and port a request came',
    page: pages.forwardedHeaders,
    steps: [
      asks(
        { path: '/', headers: { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '443' } },
        received({ 'x-forwarded-proto': 'http', 'x-forwarded-port': '80' }),
      ),
    ],
  },
  {
    name: 'makes a trace id with a root',
    page: pages.tracing,
    steps: [asks('/', received({ 'x-amzn-trace-id': expect.stringMatching(root) }))],
  },
  {
    name: 'puts its own id before the root that came, and keeps what an application has added',
    page: pages.tracing,
    steps: [
      asks(
        { path: '/', headers: { 'X-Amzn-Trace-Id': 'Root=1-67891233-abcdef;CalledFrom=app' } },
        received({
          'x-amzn-trace-id': expect.stringMatching(
            /^Self=1-[\da-f]{8}-[\da-f]{24};Root=1-67891233-abcdef;CalledFrom=app$/,
          ),
        }),
      ),
    ],
  },
  {
    name: 'puts its own id in place of the one that came',
    page: pages.tracing,
    steps: [
      asks(
        { path: '/', headers: { 'X-Amzn-Trace-Id': 'Self=1-1-old;Root=1-67891233-abcdef' } },
        received({
          'x-amzn-trace-id': expect.stringMatching(
            /^Self=1-[\da-f]{8}-[\da-f]{24};Root=1-67891233-abcdef$/,
          ),
        }),
      ),
    ],
  },
  {
    name: 'drops headers whose names are more than letters, digits and hyphens, when told so',
    page: pages.attributes,
    steps: [
      asks(
        { path: '/', headers: { 'x-plain-1': 'kept', x_odd: 'no', 'x.dot': 'no' } },
        received({ 'x-plain-1': 'kept', x_odd: undefined, 'x.dot': undefined }),
      ),
    ],
  },
  {
    name: 'passes such headers on otherwise',
    page: pages.attributes,
    given: { dropInvalidHeaderFields: false },
    steps: [asks({ path: '/', headers: { x_odd: 'kept' } }, received({ x_odd: 'kept' }))],
  },
  {
    name: 'keeps the Host, and passes on nothing that concerns one connection',
    page: pages.headers,
    steps: [
      asks(
        {
          path: '/',
          headers: {
            host: 'shop.example',
            connection: 'close, x-hop',
            'x-hop': 'no',
            te: 'trailers',
            'proxy-authorization': 'no',
          },
        },
        received({
          ...{ host: 'shop.example', connection: 'keep-alive', te: undefined },
          ...{ 'x-hop': undefined, 'proxy-authorization': undefined },
        }),
      ),
    ],
  },
  {
    name: 'answers Expect: 100-continue itself, and does not pass it on',
    page: pages.connections,
    steps: [
      asks(
        {
          ...{ method: 'POST', path: '/', body: 'x' },
          headers: { expect: '100-continue', 'content-length': 1 },
        },
        received({ expect: undefined, 'content-length': '1' }),
      ),
    ],
  },
];
