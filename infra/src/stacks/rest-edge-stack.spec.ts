import { services } from '../services.ts';
import { readSynthOptions } from '../synth-options.ts';
import { synthesize } from '../synthesize.ts';
import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

interface Integration {
  readonly Uri: unknown;
  readonly RequestParameters: Readonly<Record<string, string>>;
}

let cloud: SynthesizedTemplates;
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
  'routes to %s over the VPC link, with and without a version',
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

it('requires an API key on all but the public routes', () => {
  const open = [...methods].filter(([, method]) => method['ApiKeyRequired'] !== true);
  const expected = services
    .flatMap(({ publicPaths }) => publicPaths)
    .map((path) => path.replace(/\*$/, '{proxy+}'))
    .flatMap((path) => [path, path.replace('/api/', '/api/v1/')]);
  expect(open.map(([path]) => path).sort()).toEqual(expected.sort());
});

it('overwrites identity headers from the client', () => {
  for (const path of methods.keys()) {
    expect(integrationOf(path).RequestParameters).toMatchObject({
      'integration.request.header.x-request-id': 'context.requestId',
      'integration.request.header.x-quartet-client-ip': 'context.identity.sourceIp',
      'integration.request.header.x-quartet-client-id': 'context.identity.apiKeyId',
      'integration.request.header.x-quartet-client-rate': "''",
      'integration.request.header.x-quartet-user-id': "''",
    });
  }
});

it('throttles clients by the second and by the month, and each route separately', () => {
  const [plan] = cloud.properties('AWS::ApiGateway::UsagePlan', 'edge');
  expect(plan).toMatchObject({
    Quota: { Limit: 1_000_000, Period: 'MONTH' },
    Throttle: { RateLimit: 100, BurstLimit: 200 },
  });
  expect(JSON.stringify(plan)).toContain(
    '"/api/payments/{proxy+}/ANY":{"BurstLimit":2000,"RateLimit":2000}',
  );
  expect(cloud.resources('AWS::ApiGateway::UsagePlanKey', 'edge')).toHaveLength(1);
});

it('has a web ACL of its own where the stage has one', () => {
  const associations = (name: 'devRest' | 'prodRestCloudMap') =>
    templatesOf(name).properties('AWS::WAFv2::WebACLAssociation', 'edge');
  expect(JSON.stringify(associations('prodRestCloudMap'))).toContain('/restapis/');
  expect(associations('devRest')).toEqual([]);
});

it('publishes its address without a trailing slash', () => {
  const [url] = cloud.properties('AWS::SSM::Parameter', 'edge');
  expect(url?.['Name']).toBe('/quartet/dev/edge/url');
  expect(JSON.stringify(url?.['Value'])).toMatch(
    /"\/",\{"Ref":"GatewayApiDeploymentStagelive[^"]*"\}\]/,
  );
});

it('rejects origins, which it does not support', () => {
  const { stage, ...others } = readSynthOptions((name) => (name === 'edge' ? 'rest' : undefined));
  const options = { ...others, stage: { ...stage, origins: ['https://shop.example.com'] } };
  expect(() => synthesize({ options, services })).toThrow(
    'The stage dev has origins, which the REST API does not support; use -c edge=http, or leave origins empty.',
  );
});

it('logs the path of the resource in place of a route key', () => {
  const [stage] = cloud.properties('AWS::ApiGateway::Stage', 'edge');
  const log = stage?.['AccessLogSetting'] as { Format: string };
  expect(JSON.parse(log.Format)).toMatchObject({
    route: '$context.httpMethod $context.resourcePath',
    client: '$context.identity.apiKeyId',
  });
  expect(log.Format).not.toMatch(/routeKey|authorizer|header|querystring|body/i);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
it('has rules that match the path behind the stage, and take the stage away', () => {
  for (const path of methods.keys()) {
    expect(integrationOf(path)).not.toHaveProperty('RequestTemplates');
  }
  const rules = cloud
    .properties('AWS::ElasticLoadBalancingV2::ListenerRule', 'svc-orders')
    .filter(({ ListenerArn }) => JSON.stringify(ListenerArn).includes('publiclistener'));
  expect(rules).toMatchObject([
    {
      Conditions: [
        {
          PathPatternConfig: {
            Values: ['/api/orders', '/api/orders/*', '/live/api/orders', '/live/api/orders/*'],
          },
        },
      ],
      Transforms: [
        {
          Type: 'url-rewrite',
          UrlRewriteConfig: { Rewrites: [{ Regex: '^/live(/.*)$', Replace: '$1' }] },
        },
      ],
    },
  ]);
  const http = templatesOf('dev').properties('AWS::ElasticLoadBalancingV2::ListenerRule');
  expect(http.filter((rule) => 'Transforms' in rule)).toEqual([]);
});

describe('a response of the gateway itself', () => {
  interface Response {
    readonly ResponseType: string;
    readonly StatusCode?: string;
    readonly ResponseParameters: Readonly<Record<string, string>>;
    readonly ResponseTemplates: Readonly<Record<string, string>>;
  }
  const all = () =>
    cloud.properties('AWS::ApiGateway::GatewayResponse', 'edge') as never as readonly Response[];
  const problemOf = ({ ResponseTemplates }: Response) =>
    JSON.parse(ResponseTemplates['application/json'] ?? '') as Readonly<Record<string, unknown>>;

  it.each([
    ['INVALID_API_KEY', 403, 'invalid_api_key'],
    ['WAF_FILTERED', 403, 'forbidden'],
    ['MISSING_AUTHENTICATION_TOKEN', 404, 'not_found'],
    ['REQUEST_TOO_LARGE', 413, 'body_too_large'],
    ['THROTTLED', 429, 'too_many_requests'],
    ['QUOTA_EXCEEDED', 429, 'too_many_requests'],
    ['INTEGRATION_FAILURE', 503, 'unavailable'],
    ['INTEGRATION_TIMEOUT', 503, 'unavailable'],
  ])('of the type %s is a problem with the status %i and the code %s', (type, status, code) => {
    const [response] = all().filter(({ ResponseType }) => ResponseType === type);
    if (!response) throw new Error(`there is no ${type}`);
    expect(response.ResponseParameters).toMatchObject({
      'gatewayresponse.header.Content-Type': "'application/problem+json'",
      'gatewayresponse.header.cache-control': "'no-store'",
      'gatewayresponse.header.strict-transport-security': "'max-age=31536000; includeSubDomains'",
      'gatewayresponse.header.x-content-type-options': "'nosniff'",
    });
    expect(problemOf(response)).toMatchObject({ status, code, requestId: '$context.requestId' });
  });

  it('has the status that its problem names', () => {
    const others = all().filter(({ StatusCode }) => StatusCode !== undefined);
    expect(others.map(({ StatusCode }) => Number(StatusCode))).toEqual(
      others.map((response) => problemOf(response)['status']),
    );
  });
});
