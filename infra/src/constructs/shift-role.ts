import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type {
  ApplicationListenerRule,
  ApplicationTargetGroup,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

export interface ShiftRoleProps {
  readonly rule: ApplicationListenerRule;
  readonly targets: readonly ApplicationTargetGroup[];
}

/** Lets ECS move the requests of one rule from one release to the next, and nothing else. */
export class ShiftRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { rule, targets }: ShiftRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ecs.amazonaws.com'),
    });
    this.#may(['ModifyRule'], [rule.listenerRuleArn]);
    this.#may(
      ['RegisterTargets', 'DeregisterTargets'],
      targets.map(({ targetGroupArn }) => targetGroupArn),
    );
    this.#may(
      ['DescribeListeners', 'DescribeRules', 'DescribeTargetGroups', 'DescribeTargetHealth'],
      ['*'],
    );
  }

  #may(verbs: readonly string[], resources: string[]): void {
    const actions = verbs.map((verb) => `elasticloadbalancing:${verb}`);
    this.role.addToPolicy(new PolicyStatement({ actions, resources }));
  }
}
