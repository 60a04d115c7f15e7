import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type {
  ApplicationListenerRule,
  ApplicationTargetGroup,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

export interface TrafficShiftRoleProps {
  readonly rules: readonly ApplicationListenerRule[];
  readonly targetGroups: readonly ApplicationTargetGroup[];
}

/** The role with which ECS shifts the traffic of these listener rules between target groups, and nothing else. */
export class TrafficShiftRole extends Construct {
  readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    { rules, targetGroups: targets }: TrafficShiftRoleProps,
  ) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ecs.amazonaws.com'),
    });
    this.#allow(
      ['ModifyRule'],
      rules.map(({ listenerRuleArn }) => listenerRuleArn),
    );
    this.#allow(
      ['RegisterTargets', 'DeregisterTargets'],
      targets.map(({ targetGroupArn }) => targetGroupArn),
    );
    this.#allow(
      ['DescribeListeners', 'DescribeRules', 'DescribeTargetGroups', 'DescribeTargetHealth'],
      ['*'],
    );
  }

  #allow(verbs: readonly string[], resources: string[]): void {
    const actions = verbs.map((verb) => `elasticloadbalancing:${verb}`);
    this.role.addToPolicy(new PolicyStatement({ actions, resources }));
  }
}
