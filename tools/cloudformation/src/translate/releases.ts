import type { Release } from '../model/services.ts';
import type { Found, Resources } from '../validate/resources.ts';

type Running = Found<'AWS::ECS::Service'>;

const minute = 60;

/** How the next release of a service takes over. */
export function releaseOf(resources: Resources, found: Running): Release {
  const { Strategy, BakeTimeInMinutes, CanaryConfiguration, DeploymentCircuitBreaker } =
    found.properties.DeploymentConfiguration;
  return {
    strategy: Strategy,
    rollsBack: DeploymentCircuitBreaker?.Enable === true && DeploymentCircuitBreaker.Rollback,
    bake: BakeTimeInMinutes * minute,
    canary: CanaryConfiguration && {
      percent: CanaryConfiguration.CanaryPercent,
      bake: CanaryConfiguration.CanaryBakeTimeInMinutes * minute,
    },
    shifts: shiftsOf(resources, found),
  };
}

function shiftsOf(resources: Resources, found: Running): Release['shifts'] {
  const rules = resources.of('AWS::ElasticLoadBalancingV2::ListenerRule');
  const groups = resources.of('AWS::ElasticLoadBalancingV2::TargetGroup');
  const shifts = found.properties.LoadBalancers.flatMap(
    ({ TargetGroupArn, AdvancedConfiguration }) => {
      if (!AdvancedConfiguration) return [];
      const { AlternateTargetGroupArn: to, ProductionListenerRule: rule } = AdvancedConfiguration;
      if (!rules.some(({ ref }) => ref === rule) || !groups.some(({ ref }) => ref === to)) {
        throw found.mistake('LoadBalancers', 'shifts to what is not in these templates');
      }
      return [[TargetGroupArn, { to, rule }] as const];
    },
  );
  return Object.fromEntries(shifts);
}
