import type { ProxiedRequest } from '../http/proxied-request.ts';
import { valueOf } from './statement.ts';

type Inspected = Pick<ProxiedRequest, 'url' | 'headers'>;

/**
 * Rules of the managed rule groups that AWS documents exactly, by group and name; the others look for attacks
 * by patterns that AWS does not publish.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export const managedRules: Readonly<
  Record<string, Readonly<Record<string, (request: Inspected) => boolean>>>
> = {
  AWSManagedRulesCommonRuleSet: {
    NoUserAgent_HEADER: (request) => valueOf({ header: 'user-agent' }, request) === undefined,
    SizeRestrictions_QUERYSTRING: (request) => sizeOf(valueOf('query', request)) > 2_048,
    SizeRestrictions_Cookie_HEADER: (request) =>
      sizeOf(valueOf({ header: 'cookie' }, request)) > 10_240,
    SizeRestrictions_BODY: ({ headers }) => Number(headers['content-length'] ?? 0) > 8_192,
    SizeRestrictions_URIPATH: (request) => sizeOf(valueOf('path', request)) > 1_024,
  },
};

function sizeOf(value = ''): number {
  return Buffer.byteLength(value);
}
