import { ApplicationListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { propertiesOf, testStack, testVpc } from '../testing/stack.ts';
import { ListenerRoute } from './listener-route.ts';

function synthesize(hasAlternateTargetGroup: boolean) {
  const stack = testStack();
  const vpc = testVpc(stack);
  const listener = ApplicationListener.fromApplicationListenerAttributes(stack, 'Listener', {
    listenerArn: 'arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/a/1/2',
    securityGroup: new SecurityGroup(stack, 'Group', { vpc }),
  });
  new ListenerRoute(stack, 'Route', {
    ...{ vpc, listener, priority: 10, paths: ['/api/orders*'], port: 3001 },
    ...{ targetGroupName: 'orders-tg', hasAlternateTargetGroup },
  });
  return stack;
}

const groupsOf = (stack: ReturnType<typeof testStack>) =>
  propertiesOf(stack, 'AWS::ElasticLoadBalancingV2::TargetGroup').map(({ Name }) => Name);

it('forwards to one target group when deployments are rolling', () => {
  const stack = synthesize(false);
  expect(groupsOf(stack)).toEqual(['orders-tg']);
  const [rule] = propertiesOf(stack, 'AWS::ElasticLoadBalancingV2::ListenerRule');
  expect(rule).toMatchObject({ Priority: 10, Actions: [{ Type: 'forward' }] });
});

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
it('forwards to two target groups, and all to the first, when deployments shift traffic', () => {
  const stack = synthesize(true);
  expect(groupsOf(stack)).toEqual(['orders-tg', 'orders-tg-alt']);
  const [rule] = propertiesOf(stack, 'AWS::ElasticLoadBalancingV2::ListenerRule');
  expect(rule).toMatchObject({
    Actions: [{ ForwardConfig: { TargetGroups: [{ Weight: 100 }, { Weight: 0 }] } }],
  });
});
