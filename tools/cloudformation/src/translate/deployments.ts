import type { DeploymentConfiguration } from '../model/services.ts';
import type { TypedResource, Resources } from '../validate/resources.ts';

type EcsService = TypedResource<'AWS::ECS::Service'>;

const minute = 60;

/** The way in which the next release of a service takes over. */
export function deploymentOf(resources: Resources, resource: EcsService): DeploymentConfiguration {
  const { Strategy, BakeTimeInMinutes, CanaryConfiguration, DeploymentCircuitBreaker } =
    resource.properties.DeploymentConfiguration;
  return {
    strategy: Strategy,
    rollback: DeploymentCircuitBreaker?.Enable === true && DeploymentCircuitBreaker.Rollback,
    bakeTime: BakeTimeInMinutes * minute,
    canaryConfiguration: CanaryConfiguration && {
      canaryPercent: CanaryConfiguration.CanaryPercent,
      canaryBakeTime: CanaryConfiguration.CanaryBakeTimeInMinutes * minute,
    },
    trafficShifts: trafficShiftsOf(resources, resource),
  };
}

function trafficShiftsOf(
  resources: Resources,
  resource: EcsService,
): DeploymentConfiguration['trafficShifts'] {
  const rules = resources.of('AWS::ElasticLoadBalancingV2::ListenerRule');
  const groups = resources.of('AWS::ElasticLoadBalancingV2::TargetGroup');
  const shifts = resource.properties.LoadBalancers.flatMap(
    ({ TargetGroupArn, AdvancedConfiguration }) => {
      if (!AdvancedConfiguration) return [];
      const { AlternateTargetGroupArn, ProductionListenerRule } = AdvancedConfiguration;
      if (
        !rules.some(({ ref }) => ref === ProductionListenerRule) ||
        !groups.some(({ ref }) => ref === AlternateTargetGroupArn)
      ) {
        throw resource.error('LoadBalancers', 'shifts to what is not in these templates');
      }
      return [
        [
          TargetGroupArn,
          {
            alternateTargetGroupArn: AlternateTargetGroupArn,
            productionListenerRule: ProductionListenerRule,
          },
        ] as const,
      ];
    },
  );
  return Object.fromEntries(shifts);
}
