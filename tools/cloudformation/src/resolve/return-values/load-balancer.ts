import { urlSuffix } from '../pseudo-parameters.ts';
import { type ReturnValuesOf, returnValues, type ResourceContext } from '../resource-context.ts';

/** A listener's ARN holds that of its balancer, and a rule's that of its listener: templates take them apart. */
export const loadBalancerReturnValues: Readonly<Record<string, ReturnValuesOf>> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (resource) => {
    const name = resource.text('Name') ?? shortName(resource);
    const full = `app/${name}/${endOf(resource)}`;
    const arn = resource.arn('elasticloadbalancing', `loadbalancer/${full}`);
    return returnValues(arn, {
      LoadBalancerArn: arn,
      LoadBalancerName: name,
      LoadBalancerFullName: full,
      DNSName: dnsName(name, resource),
    });
  },
  'AWS::ElasticLoadBalancingV2::Listener': (resource) => {
    const balancer = resource.required('LoadBalancerArn');
    const arn = `${balancer.replace(':loadbalancer/', ':listener/')}/${endOf(resource)}`;
    return returnValues(arn, { ListenerArn: arn });
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': (resource) => {
    const listener = resource.required('ListenerArn');
    const arn = `${listener.replace(':listener/', ':listener-rule/')}/${endOf(resource)}`;
    return returnValues(arn, { RuleArn: arn });
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': (resource) => {
    const name = resource.text('Name') ?? shortName(resource);
    const full = `targetgroup/${name}/${endOf(resource)}`;
    const arn = resource.arn('elasticloadbalancing', full);
    return returnValues(arn, {
      TargetGroupArn: arn,
      TargetGroupName: name,
      TargetGroupFullName: full,
    });
  },
};

function endOf({ hash }: ResourceContext): string {
  return hash.slice(0, 16);
}

/** Such names may have 32 characters. */
function shortName({ physicalName }: ResourceContext): string {
  return `${physicalName.slice(0, 19).replace(/-$/, '')}${physicalName.slice(-13)}`;
}

function dnsName(name: string, resource: ResourceContext): string {
  const number = String(Number.parseInt(resource.hash.slice(0, 12), 16)).slice(0, 10);
  const prefix = resource.text('Scheme') === 'internal' ? 'internal-' : '';
  return `${prefix}${name}-${number}.${resource.region}.elb.${urlSuffix}`.toLowerCase();
}
