import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

export interface FirewallProps {
  /** The ARN of a load balancer or of a stage of a REST API. */
  readonly resourceArn: string;
  /**
   * The header in which the gateway forwards the client's address.
   * @default - the address of the connection
   */
  readonly addressHeader?: string;
}

const requestsInFiveMinutes = 2_000;

/** A web ACL that blocks clients above a request rate, and requests that look like known attacks. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('firewall'),
      rules: [
        rateRule(props.addressHeader),
        managedRule('AWSManagedRulesCommonRuleSet', 1),
        managedRule('AWSManagedRulesKnownBadInputsRuleSet', 2),
      ],
    });
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: props.resourceArn,
      webAclArn: acl.attrArn,
    });
  }
}

function rateRule(headerName: string | undefined): CfnWebACL.RuleProperty {
  const aggregation = headerName
    ? {
        aggregateKeyType: 'FORWARDED_IP',
        forwardedIpConfig: { headerName, fallbackBehavior: 'NO_MATCH' },
      }
    : { aggregateKeyType: 'IP' };
  return {
    name: 'rate',
    priority: 0,
    action: { block: {} },
    statement: {
      rateBasedStatement: {
        limit: requestsInFiveMinutes,
        evaluationWindowSec: 300,
        ...aggregation,
      },
    },
    visibilityConfig: visibility('rate'),
  };
}

function managedRule(name: string, priority: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: visibility(name),
  };
}

function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}
