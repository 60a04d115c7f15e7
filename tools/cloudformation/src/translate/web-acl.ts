import type { RateBasedRule } from '../model/api-gateway.ts';
import type { Resources } from '../validate/resources.ts';
import type { Properties } from '../schema/schemas.ts';

type Rule = Properties<'AWS::WAFv2::WebACL'>['Rules'][number];

/** How often an address may ask what stands behind a web ACL, which is a stage or a balancer. */
export function webAclRulesOf(
  resources: Resources,
  protectedArn: string,
): readonly RateBasedRule[] {
  const association = resources
    .of('AWS::WAFv2::WebACLAssociation')
    .find(({ properties }) => properties.ResourceArn === protectedArn);
  if (!association) return [];
  const acl = resources
    .of('AWS::WAFv2::WebACL')
    .find((each) => each.attribute('Arn') === association.properties.WebACLArn);
  if (!acl) throw association.error('WebACLArn', 'refers to no web ACL of these templates');
  return acl.properties.Rules.flatMap(rateOf);
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

function rateOf({ Statement }: Rule): readonly RateBasedRule[] {
  if (!('RateBasedStatement' in Statement)) return [];
  const { Limit, EvaluationWindowSec, ForwardedIPConfig } = Statement.RateBasedStatement;
  const header = ForwardedIPConfig?.HeaderName.toLowerCase();
  const counted = header === undefined ? {} : { forwardedIpHeader: header };
  return [{ limit: Limit, evaluationWindowSec: EvaluationWindowSec, ...counted }];
}
