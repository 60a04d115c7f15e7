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
import { ShiftRole } from './shift-role.ts';

export interface EntranceProps {
  readonly vpc: IVpc;
  readonly listener: IApplicationListener;
  readonly priority: number;
  readonly paths: readonly string[];
  readonly port: number;
  readonly targetGroupName: string;
  /** Whether there is a second target group, for the release that takes over. */
  readonly hasNext: boolean;
}

/** A way into a service: the rule of a listener, and the healthy tasks behind it. */
export class Entrance extends Construct {
  readonly targets: ApplicationTargetGroup;
  readonly rule: ApplicationListenerRule;
  readonly #next: ApplicationTargetGroup | undefined;
  readonly #port: number;

  constructor(scope: Construct, id: string, props: EntranceProps) {
    super(scope, id);
    const { listener, priority, paths, targetGroupName } = props;
    this.#port = props.port;
    this.targets = this.#group('Targets', targetGroupName, props);
    this.#next = props.hasNext ? this.#group('Next', `${targetGroupName}-next`, props) : undefined;
    this.rule = new ApplicationListenerRule(this, 'Rule', {
      listener,
      priority,
      conditions: [ListenerCondition.pathPatterns([...paths])],
      action: this.#next
        ? ListenerAction.weightedForward([
            { targetGroup: this.targets, weight: 100 },
            { targetGroup: this.#next, weight: 0 },
          ])
        : ListenerAction.forward([this.targets]),
    });
  }

  /** Sends the requests to the tasks of a service, which cannot be made before the rule is. */
  leadTo(service: FargateService): void {
    const alternateTarget = this.#next && this.#shiftTo(this.#next);
    const target = service.loadBalancerTarget({
      containerName: 'app',
      containerPort: this.#port,
      ...(alternateTarget && { alternateTarget }),
    });
    target.attachToApplicationTargetGroup(this.targets);
    service.node.addDependency(this.rule);
  }

  #shiftTo(next: ApplicationTargetGroup): AlternateTarget {
    const { rule } = this;
    const { role } = new ShiftRole(this, 'Shift', { rule, targets: [this.targets, next] });
    return new AlternateTarget(this.node.id, {
      alternateTargetGroup: next,
      productionListener: ListenerRuleConfiguration.applicationListenerRule(rule),
      role,
    });
  }

  #group(id: string, targetGroupName: string, { vpc, port }: EntranceProps) {
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
        healthyThresholdCount: healthCheck.healthyAfter,
        unhealthyThresholdCount: healthCheck.unhealthyAfter,
        healthyHttpCodes: '200',
      },
    });
  }
}
