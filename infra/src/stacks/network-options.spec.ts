import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

let dev: SynthesizedTemplates;
let prod: SynthesizedTemplates;
let secured: SynthesizedTemplates;

beforeAll(() => {
  dev = templatesOf('dev');
  prod = templatesOf('prod');
  secured = templatesOf('prodTlsNatPerZone');
});

// https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2
it('takes all rules from the default security group in prod', () => {
  const type = 'Custom::VpcRestrictDefaultSG';
  const [restriction] = prod.properties(type, 'network');
  const [vpc] = prod.resources('AWS::EC2::VPC');
  expect(restriction).toMatchObject({
    DefaultSecurityGroupId: { 'Fn::GetAtt': [vpc?.id, 'DefaultSecurityGroup'] },
  });
  expect(dev.resources(type)).toEqual([]);
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
it('restricts the role of that function by the boundary of the stage', () => {
  const roles = prod.properties('AWS::IAM::Role', 'network');
  expect(roles.length).toBeGreaterThan(1);
  for (const role of roles) {
    expect(JSON.stringify(role['PermissionsBoundary'])).toContain('quartet-prod-boundary');
  }
});

// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
it('logs the connections that it refuses', () => {
  for (const cloud of [dev, prod]) {
    expect(cloud.properties('AWS::EC2::FlowLog', 'network')).toMatchObject([
      { TrafficType: 'REJECT', ResourceType: 'VPC', LogDestinationType: 'cloud-watch-logs' },
    ]);
  }
});

// https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html
it('has one NAT gateway for all zones, or one for each, to which its tasks lead', () => {
  const counts = [dev, prod, secured].map(
    (cloud) => cloud.resources('AWS::EC2::NatGateway').length,
  );
  expect(counts).toEqual([0, 1, 2]);
  const targets = (cloud: SynthesizedTemplates) =>
    new Set(
      cloud
        .properties('AWS::EC2::Route', 'network')
        .flatMap(({ NatGatewayId }) => (NatGatewayId ? [JSON.stringify(NatGatewayId)] : [])),
    );
  expect([dev, prod, secured].map((cloud) => targets(cloud).size)).toEqual([0, 1, 2]);
});

describe('TLS from API Gateway to the load balancer', () => {
  const listener = 'AWS::ElasticLoadBalancingV2::Listener';
  const serverName = 'balancer.example.com';

  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
  it('is a listener with the certificate of the stage, and HTTP without one', () => {
    const publicListener = (cloud: SynthesizedTemplates) =>
      cloud.properties(listener, 'platform').map(({ Port, Protocol, Certificates, SslPolicy }) => ({
        ...{ Port, Protocol, Certificates, SslPolicy },
      }))[0];
    expect(publicListener(secured)).toEqual({
      Port: 443,
      Protocol: 'HTTPS',
      Certificates: [{ CertificateArn: expect.stringMatching(/:certificate\/2$/) as unknown }],
      SslPolicy: expect.stringMatching(/^ELBSecurityPolicy-TLS13-1-2/) as unknown,
    });
    for (const cloud of [dev, prod]) {
      expect(publicListener(cloud)).toMatchObject({ Port: 80, Protocol: 'HTTP' });
    }
  });

  it('is the only port that the gateway may reach', () => {
    const ports = secured
      .properties('AWS::EC2::SecurityGroupIngress', 'platform')
      .filter(({ SourceSecurityGroupId }) => JSON.stringify(SourceSecurityGroupId).includes('Link'))
      .map(({ FromPort, ToPort }) => [FromPort, ToPort]);
    expect(ports).toEqual([[443, 443]]);
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
  it('verifies the name on the certificate: HTTP API', () => {
    const integrations = (cloud: SynthesizedTemplates) =>
      cloud.properties('AWS::ApiGatewayV2::Integration', 'edge');
    expect(integrations(secured).length).toBeGreaterThan(4);
    for (const each of integrations(secured)) {
      expect(each).toMatchObject({ TlsConfig: { ServerNameToVerify: serverName } });
    }
    for (const each of integrations(prod)) expect(each).not.toHaveProperty('TlsConfig');
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
  it('verifies the name on the certificate: REST API', () => {
    const methods = templatesOf('prodTlsRest').properties('AWS::ApiGateway::Method', 'edge');
    expect(methods.length).toBeGreaterThan(8);
    for (const { Integration } of methods) {
      expect(Integration).toMatchObject({
        Uri: expect.stringMatching(`^https://${serverName}/api/`) as unknown,
        IntegrationTarget: { Ref: expect.stringContaining('balancer') as unknown },
      });
    }
  });
});
