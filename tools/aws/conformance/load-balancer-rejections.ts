import { asks, speaks } from './testing/load-balancer-steps.ts';
import type { LoadBalancerCase } from './load-balancer-case.ts';
import { balancerPages as pages } from './load-balancer-pages.ts';

const post = 'POST / HTTP/1.1\r\nhost: a\r\n';

const agent = { 'user-agent': 'curl/8' };
const commonRules = { managedRuleGroup: 'AWSManagedRulesCommonRuleSet', countedRules: [] };
const large = { method: 'POST', path: '/', headers: agent, body: 'x'.repeat(8_193) };
const fromGateway = { field: { header: 'x-client-ip' }, operator: 'GT', size: 0 } as const;

export const rejectionCases: readonly LoadBalancerCase[] = [
  {
    name: 'what is no HTTP is a 400',
    page: pages.trouble(400),
    steps: [speaks('hello\r\n\r\n', /^HTTP\/1\.1 400 .*400 Bad Request/s)],
  },
  {
    name: 'a head of more than 64 KB is a 400',
    page: pages.trouble(400),
    steps: [speaks(`${post}x: ${'x'.repeat(65 * 1024)}\r\n\r\n`, /^HTTP\/1\.1 400 /)],
  },
  {
    name: 'a body that is announced in two ways is a 400',
    page: pages.desync,
    steps: [
      speaks(
        `${post}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
        /^HTTP\/1\.1 400 .*close/s,
      ),
    ],
  },
  {
    name: 'two lengths of a body are a 400',
    page: pages.desync,
    steps: [
      speaks(`${post}content-length: 5\r\ncontent-length: 6\r\n\r\nhello`, /^HTTP\/1\.1 400 /),
    ],
  },
  {
    name: 'a header that begins a line with a blank is a 400',
    page: pages.desync,
    steps: [speaks(`${post}x: 1\r\n y: 2\r\ncontent-length : 5\r\n\r\nhello`, /^HTTP\/1\.1 400 /)],
  },
  {
    name: 'a Transfer-Encoding other than chunked is a 501',
    page: pages.trouble(501),
    steps: [
      speaks(`${post}transfer-encoding: gzip\r\n\r\n`, /^HTTP\/1\.1 501 /),
      asks(
        { path: '/', headers: { 'transfer-encoding': 'gzip, chunked' } },
        { answered: { status: 501 }, by: { a: 0 } },
      ),
    ],
  },
  {
    name: 'the method TRACE is a 405',
    page: pages.trouble(405),
    steps: [asks({ method: 'TRACE', path: '/' }, { answered: { status: 405 }, by: { a: 0 } })],
  },
  {
    name: 'an address that is too long is a 414',
    page: pages.trouble(414),
    steps: [asks(`/?${'x'.repeat(17 * 1024)}`, { answered: { status: 414 }, by: { a: 0 } })],
  },
  {
    name: 'an X-Forwarded-For of more than 30 addresses is a 463',
    page: pages.trouble(463),
    steps: [
      asks(
        { path: '/', headers: { 'x-forwarded-for': Array(31).fill('203.0.113.7').join(',') } },
        { answered: { status: 463 }, by: { a: 0 } },
      ),
      asks({ path: '/', headers: { 'x-forwarded-for': Array(30).fill('203.0.113.7').join(',') } }),
    ],
  },
  {
    name: 'a request that does not come to its end before the idle timeout is a 408',
    page: pages.trouble(408),
    given: { idleTimeout: 0.5 },
    steps: [speaks(`${post}content-length: 5\r\n\r\nhel`, /^HTTP\/1\.1 408 /)],
  },
  {
    name: 'what the web ACL blocks is a 403',
    page: pages.trouble(403),
    given: { webAclRules: [{ limit: 2, evaluationWindowSec: 60 }] },
    steps: [asks('/', { times: 2 }), asks('/', { answered: { status: 403 }, by: { a: 0 } })],
  },
  {
    name: 'managed rules block a request without a user agent, on every listener',
    page: pages.managedRules,
    given: { webAclRules: [commonRules] },
    steps: [
      asks('/', { answered: { status: 403 }, by: { a: 0 } }),
      asks({ path: '/', headers: agent }),
    ],
  },
  {
    name: 'managed rules block a body above 8 KiB, unless that rule only counts',
    page: pages.managedRules,
    given: { webAclRules: [commonRules] },
    steps: [
      asks(large, { answered: { status: 403 }, by: { a: 0 } }),
      asks({ ...large, body: 'x'.repeat(8_192) }),
    ],
  },
  {
    name: 'a managed rule that is overridden to count blocks nothing',
    page: pages.ruleOverrides,
    given: { webAclRules: [{ ...commonRules, countedRules: ['SizeRestrictions_BODY'] }] },
    steps: [asks(large), asks('/', { answered: { status: 403 }, by: { a: 0 } })],
  },
  {
    name: 'a group of managed rules that is overridden to count blocks nothing',
    page: pages.ruleOverrides,
    given: { webAclRules: [{ ...commonRules, count: true }] },
    steps: [asks('/')],
  },
  {
    name: 'a rule without a group blocks what its statement matches',
    page: pages.regexMatch,
    given: {
      webAclRules: [
        { statement: { field: { header: 'x-size' }, regexString: '^[1-9][0-9]{2,}$' } },
      ],
    },
    steps: [
      asks({ path: '/', headers: { 'x-size': '99' } }),
      asks(
        { path: '/', headers: { 'x-size': '100' } },
        { answered: { status: 403 }, by: { a: 0 } },
      ),
      asks('/'),
    ],
  },
  {
    name: 'a rule leaves alone what is outside of its scope',
    page: pages.scopeDown,
    given: { webAclRules: [{ ...commonRules, scopeDown: fromGateway }] },
    steps: [
      asks('/'),
      asks(
        { path: '/', headers: { 'x-client-ip': '203.0.113.7' } },
        { answered: { status: 403 }, by: { a: 0 } },
      ),
    ],
  },
  {
    name: 'a rate-based rule counts by the value of a header; without it, a request is not counted',
    page: pages.aggregation,
    given: {
      webAclRules: [{ limit: 1, evaluationWindowSec: 60, customKeyHeaders: ['x-client-id'] }],
    },
    steps: [
      asks({ path: '/', headers: { 'x-client-id': 'a' } }),
      asks(
        { path: '/', headers: { 'x-client-id': 'a' } },
        { answered: { status: 403 }, by: { a: 0 } },
      ),
      asks({ path: '/', headers: { 'x-client-id': 'b' } }),
      asks('/', { times: 3 }),
    ],
  },
];
