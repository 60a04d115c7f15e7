import type { ManagedRuleGroup, RateBasedRule, WebAclRule } from '../model/web-acl.ts';
import type { Resources } from '../validate/resources.ts';
import type { Properties } from '../schema/schemas.ts';

type Rule = Properties<'AWS::WAFv2::WebACL'>['Rules'][number];
type RateRule = Extract<Rule, { Statement: { RateBasedStatement: unknown } }>;

/** The rules of the web ACL of a stage or of a load balancer. */
export function webAclRulesOf(resources: Resources, protectedArn: string): readonly WebAclRule[] {
  const association = resources
    .of('AWS::WAFv2::WebACLAssociation')
    .find(({ properties }) => properties.ResourceArn === protectedArn);
  if (!association) return [];
  const acl = resources
    .of('AWS::WAFv2::WebACL')
    .find((each) => each.attribute('Arn') === association.properties.WebACLArn);
  if (!acl) throw association.error('WebACLArn', 'refers to no web ACL of these templates');
  return acl.properties.Rules.map(ruleOf);
}

/** Rules of web ACLs that only AWS has, as parts of a type. */
export function managedRulesOf(resources: Resources): readonly string[] {
  return resources
    .of('AWS::WAFv2::WebACL')
    .flatMap(({ properties }) => properties.Rules)
    .flatMap(({ Statement }) =>
      'ManagedRuleGroupStatement' in Statement ? [Statement.ManagedRuleGroupStatement.Name] : [],
    )
    .map((name) => `AWS::WAFv2::WebACL ${name}`);
}

function ruleOf(rule: Rule): WebAclRule {
  if ('OverrideAction' in rule) return managedRuleGroup(rule);
  return isRate(rule) ? rateBasedRule(rule) : { statement: rule.Statement };
}

function isRate(rule: Exclude<Rule, { OverrideAction: unknown }>): rule is RateRule {
  return 'RateBasedStatement' in rule.Statement;
}

function rateBasedRule({ Action, Statement }: RateRule): RateBasedRule {
  const { RateBasedStatement: rate } = Statement;
  const keys = rate.CustomKeys?.map(({ Header }) => Header.Name.toLowerCase());
  return {
    limit: rate.Limit,
    evaluationWindowSec: rate.EvaluationWindowSec,
    ...(rate.ForwardedIPConfig && {
      forwardedIpHeader: rate.ForwardedIPConfig.HeaderName.toLowerCase(),
    }),
    ...(keys && { customKeyHeaders: keys }),
    ...(rate.ScopeDownStatement && { scopeDown: rate.ScopeDownStatement }),
    ...('Count' in Action && { count: true }),
  };
}

function managedRuleGroup({
  OverrideAction,
  Statement,
}: Extract<Rule, { OverrideAction: unknown }>): ManagedRuleGroup {
  const { ManagedRuleGroupStatement: group } = Statement;
  return {
    managedRuleGroup: group.Name,
    countedRules: group.RuleActionOverrides.flatMap(({ Name, ActionToUse }) =>
      'Block' in ActionToUse ? [] : [Name],
    ),
    ...(group.ScopeDownStatement && { scopeDown: group.ScopeDownStatement }),
    ...('Count' in OverrideAction && { count: true }),
  };
}
