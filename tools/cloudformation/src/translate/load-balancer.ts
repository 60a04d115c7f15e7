import type {
  LoadBalancer,
  LoadBalancingAlgorithmType,
  Listener,
  ListenerRule,
  TargetGroup,
} from '../model/load-balancer.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';
import { actionOf } from './actions.ts';
import { webAclRulesOf } from './web-acl.ts';
import type { Properties } from '../schema/schemas.ts';
import { only } from './lookups.ts';

type Resource = TypedResource<'AWS::ElasticLoadBalancingV2::LoadBalancer'>;

export function loadBalancerOf(resources: Resources): LoadBalancer {
  const resource = onlyLoadBalancer(resources);
  const webAclRules = webAclRulesOf(resources, resource.ref);
  return {
    arn: resource.ref,
    dnsName: resource.attribute('DNSName'),
    ...attributesOf(resource),
    listeners: listenersOf(resources, resource),
    targetGroups: targetGroupsOf(resources),
    ...(webAclRules.length > 0 && { webAclRules }),
  };
}

export function onlyLoadBalancer(resources: Resources): Resource {
  const type = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
  return only(resources.of(type), type);
}

function attributesOf({ properties }: Resource) {
  let idleTimeout = 60;
  let dropInvalidHeaderFields = false;
  for (const { Key, Value } of properties.LoadBalancerAttributes) {
    if (Key === 'idle_timeout.timeout_seconds') idleTimeout = Value;
    if (Key === 'routing.http.drop_invalid_header_fields.enabled') dropInvalidHeaderFields = Value;
  }
  return { idleTimeout, dropInvalidHeaderFields };
}

function listenersOf(resources: Resources, balancer: Resource): readonly Listener[] {
  return resources.of('AWS::ElasticLoadBalancingV2::Listener').map((resource) => {
    const { LoadBalancerArn, Port, DefaultActions } = resource.properties;
    if (LoadBalancerArn !== balancer.ref) {
      throw resource.error('LoadBalancerArn', 'refers to no load balancer of these templates');
    }
    return {
      arn: resource.ref,
      port: Port,
      rules: rulesOf(resources, resource.ref),
      defaultAction: actionOf(resources, resource, ['DefaultActions', DefaultActions[0]]),
    };
  });
}

/** Sorted, the lowest priority first. */
function rulesOf(resources: Resources, listener: string): readonly ListenerRule[] {
  const usedPriorities = new Set<number>();
  return resources
    .of('AWS::ElasticLoadBalancingV2::ListenerRule')
    .filter(({ properties }) => properties.ListenerArn === listener)
    .map((resource) => {
      const { Priority, Conditions, Actions, Transforms } = resource.properties;
      if (usedPriorities.has(Priority))
        throw resource.error('Priority', `${Priority} has another rule too`);
      usedPriorities.add(Priority);
      return {
        arn: resource.ref,
        priority: Priority,
        conditions: Conditions.map(({ Field, PathPatternConfig }) => {
          return { field: Field, values: PathPatternConfig.Values };
        }),
        action: actionOf(resources, resource, ['Actions', Actions[0]]),
        ...urlRewriteOf(Transforms),
      };
    })
    .sort((one, other) => one.priority - other.priority);
}

function targetGroupsOf(resources: Resources): readonly TargetGroup[] {
  return resources.of('AWS::ElasticLoadBalancingV2::TargetGroup').map((resource) => {
    const { properties } = resource;
    return {
      arn: resource.ref,
      name: resource.attribute('TargetGroupName'),
      port: properties.Port,
      healthCheck: {
        path: properties.HealthCheckPath,
        intervalSeconds: properties.HealthCheckIntervalSeconds,
        timeoutSeconds: properties.HealthCheckTimeoutSeconds,
        healthyThreshold: properties.HealthyThresholdCount,
        unhealthyThreshold: properties.UnhealthyThresholdCount,
        matcher: properties.Matcher.HttpCode,
      },
      ...targetGroupAttributesOf(resource),
    };
  });
}

function targetGroupAttributesOf({
  properties,
}: TypedResource<'AWS::ElasticLoadBalancingV2::TargetGroup'>) {
  let deregistrationDelay = 300;
  let loadBalancingAlgorithmType: LoadBalancingAlgorithmType = 'round_robin';
  for (const { Key, Value } of properties.TargetGroupAttributes) {
    if (Key === 'deregistration_delay.timeout_seconds') deregistrationDelay = Value;
    if (Key === 'load_balancing.algorithm.type') loadBalancingAlgorithmType = Value;
  }
  return { deregistrationDelay, loadBalancingAlgorithmType };
}

function urlRewriteOf([
  transform,
]: Properties<'AWS::ElasticLoadBalancingV2::ListenerRule'>['Transforms']) {
  if (!transform) return {};
  const [{ Regex, Replace }] = transform.UrlRewriteConfig.Rewrites;
  return { urlRewrite: { regex: Regex, replace: Replace } };
}
