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
  type CfnListenerRule,
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
  /** The patterns of the path, with the prefix where requests have it. */
  readonly paths: readonly string[];
  readonly port: number;
  /**
   * A first part of the path that targets do not get.
   * @default - targets get the path as it is
   */
  readonly pathPrefix?: string | undefined;
  readonly targetGroupName: string;
  /** True when deployments shift traffic to a second target group. */
  readonly hasAlternateTargetGroup: boolean;
  /**
   * The listener on which the next release gets requests before a deployment shifts those of clients.
   * @default - no test requests
   */
  readonly testListener?: IApplicationListener | undefined;
}

/** A listener's rule for a service, with the target group behind it. */
export class ListenerRoute extends Construct {
  readonly targetGroup: ApplicationTargetGroup;
  /** All target groups that a deployment shifts requests between. */
  readonly targetGroups: readonly ApplicationTargetGroup[];
  readonly rule: ApplicationListenerRule;
  readonly #alternate: ApplicationTargetGroup | undefined;
  readonly #testRule: ApplicationListenerRule | undefined;
  readonly #port: number;

  constructor(scope: Construct, id: string, props: ListenerRouteProps) {
    super(scope, id);
    const { listener, testListener, targetGroupName } = props;
    this.#port = props.port;
    this.targetGroup = this.#targetGroup('Targets', targetGroupName, props);
    this.#alternate = props.hasAlternateTargetGroup
      ? this.#targetGroup('Alternate', `${targetGroupName}-alt`, props)
      : undefined;
    this.targetGroups = [this.targetGroup, ...(this.#alternate ? [this.#alternate] : [])];
    this.rule = this.#rule('Rule', listener, props);
    this.#testRule = testListener && this.#rule('TestRule', testListener, props);
  }

  #rule(
    id: string,
    listener: IApplicationListener,
    { priority, paths, pathPrefix }: ListenerRouteProps,
  ): ApplicationListenerRule {
    const rule = new ApplicationListenerRule(this, id, {
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
    if (pathPrefix) (rule.node.defaultChild as CfnListenerRule).transforms = [without(pathPrefix)];
    return rule;
  }

  /** Registers the tasks of a service as targets. The service is created after the rule. */
  attach(service: FargateService): void {
    const alternateTarget = this.#alternate && this.#alternateTarget(this.#alternate, service);
    const target = service.loadBalancerTarget({
      containerName: 'app',
      containerPort: this.#port,
      ...(alternateTarget && { alternateTarget }),
    });
    target.attachToApplicationTargetGroup(this.targetGroup);
    service.node.addDependency(this.rule);
  }

  /** The service is created after the role's policy, with which ECS moves its first requests. */
  #alternateTarget(alternate: ApplicationTargetGroup, service: FargateService): AlternateTarget {
    const testRule = this.#testRule;
    const shift = new TrafficShiftRole(this, 'Shift', {
      rules: [this.rule, ...(testRule ? [testRule] : [])],
      targetGroups: this.targetGroups,
    });
    service.node.addDependency(shift, ...(testRule ? [testRule] : []));
    return new AlternateTarget(this.node.id, {
      alternateTargetGroup: alternate,
      productionListener: ListenerRuleConfiguration.applicationListenerRule(this.rule),
      ...(testRule && {
        testListener: ListenerRuleConfiguration.applicationListenerRule(testRule),
      }),
      role: shift.role,
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

/** The construct of a rule knows no transforms yet. A path that does not match stays as it is. */
function without(pathPrefix: string): CfnListenerRule.TransformProperty {
  const rewrites = [{ regex: `^${pathPrefix}(/.*)$`, replace: '$1' }];
  return { type: 'url-rewrite', urlRewriteConfig: { rewrites } };
}
