import type { TargetGroup } from '../model/load-balancer.ts';
import type { Resources } from '../validate/resources.ts';

export function targetGroupsOf(resources: Resources): readonly TargetGroup[] {
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
      deregistrationDelay: delayOf(properties.TargetGroupAttributes),
    };
  });
}

function delayOf(attributes: readonly { readonly Key: string; readonly Value: unknown }[]): number {
  const delay = attributes.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds');
  return Number(delay?.Value ?? 300);
}
