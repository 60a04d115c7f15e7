import type { Balancer, Listener, ListenerRule } from '../model/balancer.ts';
import type { Found, Resources } from '../validate/resources.ts';
import { actionOf } from './actions.ts';
import { firewallOf } from './firewall.ts';
import { only } from './only.ts';
import { targetGroupsOf } from './target-groups.ts';

type LoadBalancer = Found<'AWS::ElasticLoadBalancingV2::LoadBalancer'>;

export function balancerOf(resources: Resources): Balancer {
  const found = onlyBalancer(resources);
  const firewall = firewallOf(resources, found.ref);
  return {
    arn: found.ref,
    host: found.attribute('DNSName'),
    ...attributesOf(found),
    listeners: listenersOf(resources, found),
    targetGroups: targetGroupsOf(resources),
    ...(firewall.length > 0 && { firewall }),
  };
}

export function onlyBalancer(resources: Resources): LoadBalancer {
  const type = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
  return only(resources.of(type), type);
}

function attributesOf({ properties }: LoadBalancer) {
  let idleTimeout = 60;
  let dropsInvalidHeaders = false;
  for (const { Key, Value } of properties.LoadBalancerAttributes) {
    if (Key === 'idle_timeout.timeout_seconds') idleTimeout = Value;
    if (Key === 'routing.http.drop_invalid_header_fields.enabled') dropsInvalidHeaders = Value;
  }
  return { idleTimeout, dropsInvalidHeaders };
}

function listenersOf(resources: Resources, balancer: LoadBalancer): readonly Listener[] {
  return resources.of('AWS::ElasticLoadBalancingV2::Listener').map((found) => {
    const { LoadBalancerArn, Port, DefaultActions } = found.properties;
    if (LoadBalancerArn !== balancer.ref) {
      throw found.mistake('LoadBalancerArn', 'names no load balancer of these templates');
    }
    return {
      arn: found.ref,
      port: Port,
      rules: rulesOf(resources, found.ref),
      otherwise: actionOf(resources, found, ['DefaultActions', DefaultActions[0]]),
    };
  });
}

/** Sorted, the lowest priority first. */
function rulesOf(resources: Resources, listener: string): readonly ListenerRule[] {
  const taken = new Set<number>();
  return resources
    .of('AWS::ElasticLoadBalancingV2::ListenerRule')
    .filter(({ properties }) => properties.ListenerArn === listener)
    .map((found) => {
      const { Priority, Conditions, Actions } = found.properties;
      if (taken.has(Priority)) throw found.mistake('Priority', `${Priority} has another rule too`);
      taken.add(Priority);
      return {
        arn: found.ref,
        priority: Priority,
        conditions: Conditions.map(({ Field, PathPatternConfig }) => {
          return { field: Field, values: PathPatternConfig.Values };
        }),
        action: actionOf(resources, found, ['Actions', Actions[0]]),
      };
    })
    .sort((one, other) => one.priority - other.priority);
}
