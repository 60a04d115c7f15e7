import { urlSuffix } from '../pseudo-parameters.ts';
import { type IdentityOf, known, type Subject } from '../subject.ts';

/** A listener's ARN holds that of its balancer, and a rule's that of its listener: templates take them apart. */
export const balancerIdentities: Readonly<Record<string, IdentityOf>> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': (subject) => {
    const name = subject.text('Name') ?? shortName(subject);
    const full = `app/${name}/${endOf(subject)}`;
    const arn = subject.arn('elasticloadbalancing', `loadbalancer/${full}`);
    return known(arn, {
      LoadBalancerArn: arn,
      LoadBalancerName: name,
      LoadBalancerFullName: full,
      DNSName: dnsName(name, subject),
    });
  },
  'AWS::ElasticLoadBalancingV2::Listener': (subject) => {
    const balancer = subject.needed('LoadBalancerArn');
    const arn = `${balancer.replace(':loadbalancer/', ':listener/')}/${endOf(subject)}`;
    return known(arn, { ListenerArn: arn });
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': (subject) => {
    const listener = subject.needed('ListenerArn');
    const arn = `${listener.replace(':listener/', ':listener-rule/')}/${endOf(subject)}`;
    return known(arn, { RuleArn: arn });
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': (subject) => {
    const name = subject.text('Name') ?? shortName(subject);
    const full = `targetgroup/${name}/${endOf(subject)}`;
    const arn = subject.arn('elasticloadbalancing', full);
    return known(arn, { TargetGroupArn: arn, TargetGroupName: name, TargetGroupFullName: full });
  },
};

function endOf({ hash }: Subject): string {
  return hash.slice(0, 16);
}

/** Such names may have 32 characters. */
function shortName({ physicalName }: Subject): string {
  return `${physicalName.slice(0, 19).replace(/-$/, '')}${physicalName.slice(-13)}`;
}

function dnsName(name: string, subject: Subject): string {
  const number = String(Number.parseInt(subject.hash.slice(0, 12), 16)).slice(0, 10);
  const prefix = subject.text('Scheme') === 'internal' ? 'internal-' : '';
  return `${prefix}${name}-${number}.${subject.region}.elb.${urlSuffix}`.toLowerCase();
}
