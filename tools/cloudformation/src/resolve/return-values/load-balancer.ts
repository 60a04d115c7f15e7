import { urlSuffix } from '../pseudo-parameters.ts';
import { type ReturnValuesOf, returnValues, type ResourceContext } from '../resource-context.ts';

/** A listener's ARN holds that of its balancer, and a rule's that of its listener: templates take them apart. */
export const loadBalancerReturnValues: Readonly<Record<string, ReturnValuesOf>> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (subject) => {
    const name = subject.text('Name') ?? shortName(subject);
    const full = `app/${name}/${endOf(subject)}`;
    const arn = subject.arn('elasticloadbalancing', `loadbalancer/${full}`);
    return returnValues(arn, {
      LoadBalancerArn: arn,
      LoadBalancerName: name,
      LoadBalancerFullName: full,
      DNSName: dnsName(name, subject),
    });
  },
  'AWS::ElasticLoadBalancingV2::Listener': (subject) => {
    const balancer = subject.required('LoadBalancerArn');
    const arn = `${balancer.replace(':loadbalancer/', ':listener/')}/${endOf(subject)}`;
    return returnValues(arn, { ListenerArn: arn });
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': (subject) => {
    const listener = subject.required('ListenerArn');
    const arn = `${listener.replace(':listener/', ':listener-rule/')}/${endOf(subject)}`;
    return returnValues(arn, { RuleArn: arn });
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': (subject) => {
    const name = subject.text('Name') ?? shortName(subject);
    const full = `targetgroup/${name}/${endOf(subject)}`;
    const arn = subject.arn('elasticloadbalancing', full);
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

function dnsName(name: string, subject: ResourceContext): string {
  const number = String(Number.parseInt(subject.hash.slice(0, 12), 16)).slice(0, 10);
  const prefix = subject.text('Scheme') === 'internal' ? 'internal-' : '';
  return `${prefix}${name}-${number}.${subject.region}.elb.${urlSuffix}`.toLowerCase();
}
