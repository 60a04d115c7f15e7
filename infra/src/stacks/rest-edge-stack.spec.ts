import { services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { synthesize } from '../synthesize.ts';
import { type Synthesized, templatesOf } from '../testing/templates.ts';

interface Integration {
  readonly Uri: unknown;
  readonly RequestParameters: Readonly<Record<string, string>>;
  readonly RequestTemplates: Readonly<Record<string, string>>;
}

let cloud: Synthesized;
let methods: Map<string, Readonly<Record<string, unknown>>>;

beforeAll(() => {
  cloud = templatesOf('devRest');
  const parts = new Map(
    cloud
      .resources('AWS::ApiGateway::Resource', 'edge')
      .map(({ id, Properties }) => [id, Properties]),
  );
  const pathOf = (id: string | undefined): string => {
    const part = parts.get(id ?? '');
    return part ? `${pathOf((part['ParentId'] as { Ref?: string }).Ref)}/${part['PathPart']}` : '';
  };
  methods = new Map(
    cloud
      .properties('AWS::ApiGateway::Method', 'edge')
      .map((method) => [pathOf((method['ResourceId'] as { Ref?: string }).Ref), method]),
  );
});

const integrationOf = (path: string) => methods.get(path)?.['Integration'] as Integration;

it.each(services.map(({ name }) => name))(
  'leads to %s over the VPC link of the HTTP API, unpinned and pinned',
  (name) => {
    for (const path of [`/api/${name}`, `/api/v1/${name}`]) {
      expect(integrationOf(path)).toMatchObject({
        Type: 'HTTP_PROXY',
        ConnectionType: 'VPC_LINK',
        ConnectionId: { Ref: expect.stringContaining('vpclink') as unknown },
        IntegrationTarget: { Ref: expect.stringContaining('balancer') as unknown },
      });
      expect(JSON.stringify(integrationOf(path).Uri)).toMatch(new RegExp(`/api/${name}"`));
      expect(JSON.stringify(integrationOf(`${path}/{proxy+}`).Uri)).toContain(
        `/api/${name}/{proxy}`,
      );
    }
    expect(integrationOf(`/api/v1/${name}`).RequestParameters).toMatchObject({
      'integration.request.header.x-api-version': "'1'",
    });
  },
);

it('needs a key of the gateway everywhere but on the public routes', () => {
  const open = [...methods].filter(([, method]) => method['ApiKeyRequired'] !== true);
  const expected = services
    .flatMap(({ publicPaths }) => publicPaths)
    .map((path) => path.replace(/\*$/, '{proxy+}'))
    .flatMap((path) => [path, path.replace('/api/', '/api/v1/')]);
  expect(open.map(([path]) => path).sort()).toEqual(expected.sort());
});

it('overwrites who the client says it is', () => {
  for (const path of methods.keys()) {
    expect(integrationOf(path).RequestParameters).toMatchObject({
      'integration.request.header.x-request-id': 'context.requestId',
      'integration.request.header.x-quartet-client-ip': 'context.identity.sourceIp',
      'integration.request.header.x-quartet-client-id': 'context.identity.apiKeyId',
      'integration.request.header.x-quartet-user-id': "''",
    });
  }
});

it('meters clients by the second and by the month, and each route by itself', () => {
  const [plan] = cloud.properties('AWS::ApiGateway::UsagePlan', 'edge');
  expect(plan).toMatchObject({
    Quota: { Limit: 1_000_000, Period: 'MONTH' },
    Throttle: { RateLimit: 200, BurstLimit: 400 },
  });
  expect(JSON.stringify(plan)).toContain(
    '"/api/payments/{proxy+}/ANY":{"BurstLimit":40,"RateLimit":20}',
  );
  expect(cloud.resources('AWS::ApiGateway::UsagePlanKey', 'edge')).toHaveLength(1);
});

it('stands behind a firewall of its own', () => {
  const [association] = cloud.properties('AWS::WAFv2::WebACLAssociation', 'edge');
  expect(JSON.stringify(association)).toContain('/restapis/');
});

it('tells the stage where it is, without a slash at the end', () => {
  const [url] = cloud.properties('AWS::SSM::Parameter', 'edge');
  expect(url?.['Name']).toBe('/quartet/dev/edge/url');
  expect(JSON.stringify(url?.['Value'])).toMatch(
    /"\/",\{"Ref":"GatewayApiDeploymentStagelive[^"]*"\}\]/,
  );
});

it('refuses origins, which it would not let call', () => {
  const { stage, ...others } = readSettings((name) => (name === 'edge' ? 'rest' : undefined));
  const settings = { ...others, stage: { ...stage, origins: ['https://shop.example.com'] } };
  expect(() => synthesize({ settings, services })).toThrow(
    'The stage dev has origins, which no REST API lets call here; take -c edge=http, or leave origins empty.',
  );
});

it('logs the path of the resource, for it knows no routes', () => {
  const [stage] = cloud.properties('AWS::ApiGateway::Stage', 'edge');
  const log = stage?.['AccessLogSetting'] as { Format: string };
  expect(JSON.parse(log.Format)).toMatchObject({
    route: '$context.httpMethod $context.resourcePath',
    client: '$context.identity.apiKeyId',
  });
  expect(log.Format).not.toMatch(/routeKey|authorizer|header|querystring|body/i);
});

it('asks the balancer for the path without the stage', () => {
  for (const path of ['/api/orders/{proxy+}', '/api/v1/orders/{proxy+}']) {
    expect(integrationOf(path).RequestTemplates).toEqual({
      'application/json':
        '#set($context.requestOverride.path = "/api/orders/$input.params(\'proxy\')")\n$input.body',
    });
  }
});
