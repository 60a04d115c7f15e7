import type {
  ManagedRuleGroup,
  MatchRule,
  RateBasedRule,
  WebAclRule,
} from '@quartet/cloudformation/model/web-acl';
import type { ProxiedRequest } from '../http/proxied-request.ts';
import { managedRules } from './managed-rules.ts';
import { createRateBasedRule } from './rate-based-rule.ts';
import { matches } from './statement.ts';

type Rule = (request: ProxiedRequest) => boolean;

export interface WebAclOptions {
  readonly rules: readonly WebAclRule[];
  /** False leaves out rate-based rules. */
  readonly rateLimits: boolean;
}

/** The web ACL in front of a load balancer or a stage; true for a request that it blocks. */
export function createWebAcl({ rules, rateLimits }: WebAclOptions): Rule {
  const blocking = rules
    .filter((rule) => !('count' in rule && rule.count))
    .flatMap((rule) => {
      if ('statement' in rule) return [matchRule(rule)];
      if (!('limit' in rule)) return [scoped(rule, managedRule(rule))];
      return rateLimits ? [scoped(rule, rateRule(rule))] : [];
    });
  return (request) => blocking.filter((blocks) => blocks(request)).length > 0;
}

function matchRule({ statement }: MatchRule): Rule {
  return (request) => matches(statement, request);
}

function scoped({ scopeDown }: Exclude<WebAclRule, MatchRule>, rule: Rule): Rule {
  return (request) => (scopeDown === undefined || matches(scopeDown, request)) && rule(request);
}

function managedRule({ managedRuleGroup, countedRules }: ManagedRuleGroup): Rule {
  const rules = Object.entries(managedRules[managedRuleGroup] ?? {});
  const blocking = rules.filter(([name]) => !countedRules.includes(name));
  return (request) => blocking.some(([, blocks]) => blocks(request));
}

/** Counts every request that it can tell the key of. */
function rateRule(rule: RateBasedRule): Rule {
  const isAbove = createRateBasedRule(rule);
  return (request) => {
    const key = keyOf(rule, request);
    return key !== undefined && isAbove(key);
  };
}

function keyOf(
  { forwardedIpHeader, customKeyHeaders }: RateBasedRule,
  { req, headers }: ProxiedRequest,
): string | undefined {
  if (customKeyHeaders) {
    const values = customKeyHeaders.map((name) => headers[name]?.toString());
    return values.includes(undefined) ? undefined : JSON.stringify(values);
  }
  if (forwardedIpHeader) return headers[forwardedIpHeader.toLowerCase()]?.toString();
  return req.socket.remoteAddress ?? '';
}
