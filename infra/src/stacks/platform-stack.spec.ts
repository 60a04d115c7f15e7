import { services } from '../services.ts';
import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

const listener = 'AWS::ElasticLoadBalancingV2::Listener';

let cloud: SynthesizedTemplates;
let byName: SynthesizedTemplates;

beforeAll(() => {
  cloud = templatesOf('prod');
  byName = templatesOf('prodRestCloudMap');
});

it('answers with a JSON 404 when no rule matches', () => {
  const listeners = cloud.properties(listener, 'platform');
  expect(listeners.map(({ Port }) => Port)).toEqual([80, 8080]);
  for (const { DefaultActions } of listeners) {
    expect(DefaultActions).toMatchObject([
      {
        Type: 'fixed-response',
        FixedResponseConfig: { StatusCode: '404', ContentType: 'application/json' },
      },
    ]);
  }
});

it('allows the gateway to reach the public listener, and the services the internal one', () => {
  const entries = cloud
    .properties('AWS::EC2::SecurityGroupIngress', 'platform')
    .map(({ FromPort, ToPort, SourceSecurityGroupId }) => ({
      ports: [FromPort, ToPort],
      from: JSON.stringify(SourceSecurityGroupId),
    }));
  expect(entries).toHaveLength(2);
  expect(entries).toContainEqual({
    ports: [80, 80],
    from: expect.stringContaining('GatewayLink') as unknown,
  });
  expect(entries).toContainEqual({
    ports: [8080, 8080],
    from: expect.stringContaining('networkservicesgroup') as unknown,
  });
});

it('has an internal load balancer with deletion protection', () => {
  const [balancer] = cloud.properties('AWS::ElasticLoadBalancingV2::LoadBalancer');
  expect(balancer?.['Scheme']).toBe('internal');
  expect(balancer?.['LoadBalancerAttributes']).toContainEqual({
    Key: 'deletion_protection.enabled',
    Value: 'true',
  });
});

describe('discovery through the internal listener', () => {
  it('gives each service the addresses of the services that it calls', () => {
    const { environment } = cloud.container('orders');
    for (const name of ['PRODUCTS_URL', 'PAYMENTS_URL']) {
      expect(JSON.stringify(environment[name])).toMatch(/http:\/\/.*balanceraddress.*:8080/);
    }
    expect(environment).not.toHaveProperty('USERS_URL');
  });

  it('makes no namespace', () => {
    expect(cloud.resources('AWS::ServiceDiscovery::PrivateDnsNamespace')).toEqual([]);
  });
});

describe('discovery by name', () => {
  it('gives each service the names of the services that it calls', () => {
    expect(byName.container('orders').environment).toMatchObject({
      PRODUCTS_URL: 'http://products.quartet-prod.internal:3040',
      PAYMENTS_URL: 'http://payments.quartet-prod.internal:3030',
      JWKS_URL: 'http://users.quartet-prod.internal:3020/api/users/.well-known/jwks.json',
    });
  });

  it('registers each service, and has no internal listener', () => {
    const registered = byName.properties('AWS::ServiceDiscovery::Service');
    expect(registered.map(({ Name }) => Name)).toEqual(services.map(({ name }) => name).sort());
    expect(byName.properties(listener, 'platform').map(({ Port }) => Port)).toEqual([80]);
  });

  it('allows services to call each other', () => {
    const callers = byName
      .properties('AWS::EC2::SecurityGroupIngress', 'svc-products')
      .map(({ SourceSecurityGroupId }) => JSON.stringify(SourceSecurityGroupId));
    expect(callers).toContainEqual(expect.stringContaining('networkservicesgroup'));
  });
});

it('has a web ACL at the load balancer, which counts by client, or by the forwarded address', () => {
  const [acl] = cloud.properties('AWS::WAFv2::WebACL', 'platform');
  expect(JSON.stringify(acl)).toContain('"HeaderName":"x-quartet-client-ip"');
  expect(JSON.stringify(acl)).toContain('"Header":{"Name":"x-quartet-client-id"');
  expect(cloud.resources('AWS::WAFv2::WebACLAssociation', 'platform')).toHaveLength(1);
});

it('keeps events that could not be delivered, and raises an alarm', () => {
  const [bus] = cloud.properties('AWS::Events::EventBus', 'platform');
  const [queue] = cloud.resources('AWS::SQS::Queue', 'platform');
  expect(bus).toMatchObject({ DeadLetterConfig: { Arn: { 'Fn::GetAtt': [queue?.id, 'Arn'] } } });
  const [alarm] = cloud.properties('AWS::CloudWatch::Alarm', 'platform');
  expect(alarm).toMatchObject({ AlarmName: 'quartet-prod-dead-letters', Threshold: 0 });
});

it('has no dashboard in dev, where nobody looks at one', () => {
  expect(templatesOf('dev').resources('AWS::CloudWatch::Dashboard')).toEqual([]);
});

it('has one dashboard, which finds services by search expressions', () => {
  const [dashboard] = cloud.properties('AWS::CloudWatch::Dashboard');
  expect(dashboard?.['DashboardName']).toBe('quartet-prod');
  expect(JSON.stringify(dashboard)).toContain('SEARCH');
});
