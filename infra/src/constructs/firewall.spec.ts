import { propertiesOf, testStack } from '../testing/stack.ts';
import { Firewall, type FirewallProps } from './firewall.ts';

const resourceArn = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/a/1';

function rateStatement(props: Partial<FirewallProps> = {}): unknown {
  const stack = testStack();
  new Firewall(stack, 'Firewall', { resourceArn, ...props });
  const [acl] = propertiesOf(stack, 'AWS::WAFv2::WebACL');
  const [rate] = acl?.['Rules'] as { Statement: { RateBasedStatement: unknown } }[];
  return rate?.Statement.RateBasedStatement;
}

// https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html
it('counts requests by the address of the connection', () => {
  expect(rateStatement()).toMatchObject({ AggregateKeyType: 'IP' });
});

it('counts requests by the forwarded address, where the gateway forwards it', () => {
  expect(rateStatement({ addressHeader: 'x-client-ip' })).toMatchObject({
    AggregateKeyType: 'FORWARDED_IP',
    ForwardedIPConfig: { HeaderName: 'x-client-ip', FallbackBehavior: 'NO_MATCH' },
  });
});
