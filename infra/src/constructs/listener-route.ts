import { Duration } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  AlternateTarget,
  type FargateService,
  ListenerRuleConfiguration,
} from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationListenerRule,
  ApplicationProtocol,
  ApplicationTargetGroup,
  type IApplicationListener,
  ListenerAction,
  ListenerCondition,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { healthCheck, limits } from '../limits.ts';
import { TrafficShiftRole } from './traffic-shift-role.ts';

export interface ListenerRouteProps {
  readonly vpc: IVpc;
  readonly listener: IApplicationListener;
  readonly priority: number;
  readonly paths: readonly string[];
  readonly port: number;
  readonly targetGroupName: string;
  /** True when deployments shift traffic to a second target group. */
  readonly hasAlternateTargetGroup: boolean;
}

/** A listener's rule for a service, with the target group behind it. */
export class ListenerRoute extends Construct {
  readonly targetGroup: ApplicationTargetGroup;
  readonly rule: ApplicationListenerRule;
  readonly #alternate: ApplicationTargetGroup | undefined;
  readonly #port: number;

  constructor(scope: Construct, id: string, props: ListenerRouteProps) {
    super(scope, id);
    const { listener, priority, paths, targetGroupName } = props;
    this.#port = props.port;
    this.targetGroup = this.#targetGroup('Targets', targetGroupName, props);
    this.#alternate = props.hasAlternateTargetGroup
      ? this.#targetGroup('Next', `${targetGroupName}-next`, props)
      : undefined;
    this.rule = new ApplicationListenerRule(this, 'Rule', {
      listener,
      priority,
      conditions: [ListenerCondition.pathPatterns([...paths])],
      action: this.#alternate
        ? ListenerAction.weightedForward([
            { targetGroup: this.targetGroup, weight: 100 },
            { targetGroup: this.#alternate, weight: 0 },
          ])
        : ListenerAction.forward([this.targetGroup]),
    });
  }

  /** Registers the tasks of a service as targets. The service is created after the rule. */
  attach(service: FargateService): void {
    const alternateTarget = this.#alternate && this.#alternateTarget(this.#alternate);
    const target = service.loadBalancerTarget({
      containerName: 'app',
      containerPort: this.#port,
      ...(alternateTarget && { alternateTarget }),
    });
    target.attachToApplicationTargetGroup(this.targetGroup);
    service.node.addDependency(this.rule);
  }

  #alternateTarget(alternate: ApplicationTargetGroup): AlternateTarget {
    const { rule } = this;
    const { role } = new TrafficShiftRole(this, 'Shift', {
      rule,
      targetGroups: [this.targetGroup, alternate],
    });
    return new AlternateTarget(this.node.id, {
      alternateTargetGroup: alternate,
      productionListener: ListenerRuleConfiguration.applicationListenerRule(rule),
      role,
    });
  }

  #targetGroup(id: string, targetGroupName: string, { vpc, port }: ListenerRouteProps) {
    return new ApplicationTargetGroup(this, id, {
      vpc,
      targetGroupName,
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTP,
      port,
      deregistrationDelay: Duration.seconds(limits.deregistration),
      healthCheck: {
        path: healthCheck.path,
        interval: Duration.seconds(healthCheck.interval),
        timeout: Duration.seconds(healthCheck.timeout),
        healthyThresholdCount: healthCheck.healthyThreshold,
        unhealthyThresholdCount: healthCheck.unhealthyThreshold,
        healthyHttpCodes: '200',
      },
    });
  }
}
