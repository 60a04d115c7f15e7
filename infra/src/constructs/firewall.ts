import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import {
  allOf,
  anyOf,
  hasHeader,
  hasTooLargeBody,
  not,
  type Statement,
} from './web-acl-statements.ts';

export interface FirewallProps {
  readonly stage: Stage;
  /** The ARN of a load balancer or of a stage of a REST API. */
  readonly resourceArn: string;
  /** The header that names the client; a client without one is known by its address. */
  readonly clientHeader: string;
  /**
   * The header in which the gateway forwards the client's address. Requests without it did not come through the
   * gateway, and no rule applies to them: services call each other through the same load balancer.
   * @default - the address of the connection, and every request comes through the gateway
   */
  readonly addressHeader?: string;
}

const window = { evaluationWindowSec: 300 } as const;

/** AWS's groups of rules, by priority. The size of a body is limited by a rule of our own, since theirs is 8 KiB. */
const managedGroups = [
  { name: 'AWSManagedRulesCommonRuleSet', counted: ['SizeRestrictions_BODY'] },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet', counted: [] },
] as const;

/** A web ACL that blocks clients above a rate, malformed requests, and requests that look like known attacks. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('firewall'),
      rules: rulesOf(props).map((rule, priority) => ({ ...rule, priority })),
    });
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: props.resourceArn,
      webAclArn: acl.attrArn,
    });
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority'>;

function rulesOf({ stage, clientHeader, addressHeader }: FirewallProps): readonly Rule[] {
  const scope = addressHeader === undefined ? [] : [hasHeader(addressHeader)];
  const limit = stage.clientRate * window.evaluationWindowSec;
  const malformed = anyOf(hasTooLargeBody(), not(hasHeader('user-agent')));
  return [
    blockRule('rate-of-client', {
      rateBasedStatement: { ...window, limit, ...byHeader(clientHeader) },
    }),
    blockRule('rate-of-address', {
      rateBasedStatement: {
        ...{ ...window, limit, ...byAddress(addressHeader) },
        scopeDownStatement: allOf(...scope, not(hasHeader(clientHeader))),
      },
    }),
    blockRule('malformed', allOf(...scope, malformed)),
    ...managedGroups.map(({ name, counted }) => managedRule({ name, counted, scope, stage })),
  ];
}

function byHeader(name: string) {
  const header = { name, textTransformations: [{ priority: 0, type: 'NONE' }] };
  return { aggregateKeyType: 'CUSTOM_KEYS', customKeys: [{ header }] };
}

function byAddress(headerName: string | undefined) {
  if (headerName === undefined) return { aggregateKeyType: 'IP' };
  const forwardedIpConfig = { headerName, fallbackBehavior: 'NO_MATCH' };
  return { aggregateKeyType: 'FORWARDED_IP', forwardedIpConfig };
}

function blockRule(name: string, statement: Statement): Rule {
  return { name, statement, action: { block: {} }, visibilityConfig: visibility(name) };
}

interface ManagedRule {
  readonly name: string;
  readonly counted: readonly string[];
  readonly scope: readonly Statement[];
  readonly stage: Stage;
}

/** A new stage counts what these rules match, until a person has looked at it. */
function managedRule({ name, counted, scope: [scope], stage }: ManagedRule): Rule {
  const ruleActionOverrides = counted.map((rule) => ({ name: rule, actionToUse: { count: {} } }));
  return {
    name,
    overrideAction: stage.firewall === 'count' ? { count: {} } : { none: {} },
    statement: {
      managedRuleGroupStatement: {
        ...{ vendorName: 'AWS', name },
        ...(counted.length > 0 && { ruleActionOverrides }),
        ...(scope && { scopeDownStatement: scope }),
      },
    },
    visibilityConfig: visibility(name),
  };
}

function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}
