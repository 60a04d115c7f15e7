import { idle, perMillion, type Rules } from '../line.ts';
import { hours } from '../prices.ts';
import { realtime, traffic } from '../traffic.ts';

/** The gigabytes an hour of one load balancer capacity unit. */
const unitHours = traffic.answerGigabytes;

/** Costs of the network. */
export const network: Rules = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': () => [
    idle('load balancer', 'balancerHour', hours),
    perMillion('load balancer, capacity', 'balancerCapacity', unitHours),
  ],
  'AWS::EC2::NatGateway': () => [
    idle('NAT gateway', 'natHour', hours),
    perMillion('NAT gateway, data', 'natData', traffic.serviceLogGigabytes + realtime.events),
  ],
  'AWS::EC2::EIP': () => [idle('public addresses of NAT gateways', 'publicAddress', hours)],
  'AWS::EC2::VPCEndpoint': ({ properties }) =>
    properties['VpcEndpointType'] === 'Interface'
      ? [idle('private endpoints', 'endpointHour', zonesOf(properties) * hours)]
      : [],
  'AWS::ServiceDiscovery::PrivateDnsNamespace': () => [idle('private DNS zone', 'zone', 1)],
};

function zonesOf({ SubnetIds }: Readonly<Record<string, unknown>>): number {
  return Array.isArray(SubnetIds) ? SubnetIds.length : 1;
}
