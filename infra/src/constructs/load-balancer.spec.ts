import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { propertiesOf, testStack, testVpc } from '../testing/stack.ts';
import { internalPort, LoadBalancer } from './load-balancer.ts';

function synthesize(hasServices: boolean) {
  const stack = testStack();
  const vpc = testVpc(stack);
  const services = hasServices ? new SecurityGroup(stack, 'Services', { vpc }) : undefined;
  new LoadBalancer(stack, 'LoadBalancer', {
    ...{ vpc, services, hasTestListener: false, deletionProtection: false },
  });
  return stack;
}

const portsOf = (hasServices: boolean) =>
  propertiesOf(synthesize(hasServices), 'AWS::ElasticLoadBalancingV2::Listener').map(
    ({ Port }) => Port,
  );

it('has no internal listener without services that call each other', () => {
  expect(portsOf(false)).toEqual([80]);
});

it('opens the internal listener to the services alone', () => {
  expect(portsOf(true)).toEqual([80, internalPort]);
  const rules = propertiesOf(synthesize(true), 'AWS::EC2::SecurityGroupIngress');
  expect(rules).toMatchObject([{ FromPort: internalPort, ToPort: internalPort }]);
  expect(rules[0]).not.toHaveProperty('CidrIp');
});

it('answers what no rule matches with a JSON 404', () => {
  const listeners = propertiesOf(synthesize(true), 'AWS::ElasticLoadBalancingV2::Listener');
  for (const { DefaultActions } of listeners) {
    expect(DefaultActions).toMatchObject([
      { Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } },
    ]);
  }
});
