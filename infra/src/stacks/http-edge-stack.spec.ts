import { routesOf } from '../edge/routes.ts';
import { services } from '../services.ts';
import { stages } from '../stages.ts';
import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

type Route = { RouteKey: string; AuthorizationType: string; AuthorizerId?: object; Target: object };
type Mapping = Record<string, string>;

let cloud: SynthesizedTemplates;
let routes: Map<string, Route>;

beforeAll(() => {
  cloud = templatesOf('dev');
  const all = cloud.properties('AWS::ApiGatewayV2::Route', 'edge') as unknown as Route[];
  routes = new Map(all.map((route) => [route.RouteKey, route]));
});

const mappingOf = (routeKey: string): Mapping => {
  const [, [, integration]] = Object.values(routes.get(routeKey)?.Target ?? {})[0] as [
    string,
    [string, { Ref: string }],
  ];
  const found = cloud
    .resources('AWS::ApiGatewayV2::Integration', 'edge')
    .find(({ id }) => id === integration.Ref);
  return found?.Properties['RequestParameters'] as Mapping;
};
const authorizerOf = (routeKey: string) => {
  const { Ref: id } = (routes.get(routeKey)?.AuthorizerId ?? {}) as { Ref?: string };
  const all = cloud.resources('AWS::ApiGatewayV2::Authorizer', 'edge');
  return all.find((each) => each.id === id)?.Properties;
};

it('has exactly the routes of the table', () => {
  const expected = services.flatMap(routesOf).map(({ method, path }) => `${method} ${path}`);
  expect([...routes.keys()].sort()).toEqual(expected.sort());
});

it.each(services.map(({ name }) => name))('routes to %s, with and without a version', (name) => {
  for (const path of [`/api/${name}`, `/api/${name}/{proxy+}`]) {
    expect(routes.has(`ANY ${path}`)).toBe(true);
    expect(routes.has(`ANY ${path.replace('/api/', '/api/v1/')}`)).toBe(true);
  }
});

it('has no routes for other versions or internal paths', () => {
  const paths = [...routes.keys()].join('\n');
  expect(paths).not.toMatch(/\/v(?!1\/)\d+|\/internal|\/health|\$default/);
});

it('moves the version from the path to a header', () => {
  expect(mappingOf('ANY /api/v1/orders/{proxy+}')).toMatchObject({
    'overwrite:path': '/api/orders/${request.path.proxy}',
    'overwrite:header.x-api-version': '1',
  });
  expect(mappingOf('ANY /api/v1/orders')).toMatchObject({ 'overwrite:path': '/api/orders' });
  expect(mappingOf('POST /api/v1/users/login')).toMatchObject({
    'overwrite:path': '/api/users/login',
  });
  expect(mappingOf('ANY /api/orders')).toHaveProperty(['remove:header.x-api-version']);
});

it('overwrites or removes identity headers from the client on every route', () => {
  for (const key of routes.keys()) {
    const mapping = mappingOf(key);
    expect(Object.keys(mapping).filter((name) => name.startsWith('append'))).toEqual([]);
    expect(mapping).toMatchObject({
      'overwrite:header.x-request-id': '$context.requestId',
      'overwrite:header.x-quartet-client-ip': '$context.identity.sourceIp',
    });
    for (const header of ['x-quartet-user-id', 'x-quartet-client-id', 'x-quartet-client-rate']) {
      const known = [`overwrite:header.${header}`, `remove:header.${header}`];
      expect(known.filter((name) => name in mapping)).toHaveLength(1);
    }
  }
});

it('passes the rate of a key on to the service', () => {
  for (const key of ['POST /api/users/login', 'ANY /api/orders/{proxy+}']) {
    expect(mappingOf(key)).toHaveProperty(
      ['overwrite:header.x-quartet-client-rate'],
      '$context.authorizer.rate',
    );
  }
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
it('removes headers by a quoted empty text, because an update with an empty one deletes the mapping', () => {
  for (const key of routes.keys()) {
    const removals = Object.entries(mappingOf(key)).filter(([name]) => name.startsWith('remove:'));
    expect(removals).toContainEqual(['remove:header.x-api-key', "''"]);
    expect(new Set(removals.map(([, value]) => value))).toEqual(new Set(["''"]));
  }
});

it('calls the authorizer for each request, even one without a key', () => {
  for (const key of ['POST /api/users/login', 'ANY /api/orders/{proxy+}']) {
    const authorizer = authorizerOf(key);
    expect(authorizer).toMatchObject({
      AuthorizerResultTtlInSeconds: 0,
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
    });
    expect(authorizer?.['IdentitySource'] ?? []).toEqual([]);
  }
  expect(cloud.resources('AWS::ApiGatewayV2::Authorizer', 'edge')).toHaveLength(1);
});

it('requires nothing on the public routes only', () => {
  const open = [...routes.values()].filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
  const expected = services
    .flatMap(routesOf)
    .filter(({ access }) => access === 'anyone')
    .map(({ path }) => `ANY ${path}`);
  expect(open.map(({ RouteKey }) => RouteKey).sort()).toEqual(expected.sort());
});

it('throttles the stage and each route', () => {
  const [stage] = cloud.resources('AWS::ApiGatewayV2::Stage', 'edge');
  expect(stage?.Properties['DefaultRouteSettings']).toMatchObject({
    ThrottlingRateLimit: 3_000,
    ThrottlingBurstLimit: 3_000,
  });
  const settings = stage?.Properties['RouteSettings'] as Record<string, object>;
  expect(Object.keys(settings).sort()).toEqual([...routes.keys()].sort());
  expect(settings['ANY /api/payments/{proxy+}']).toMatchObject({
    ThrottlingRateLimit: 2_000,
    ThrottlingBurstLimit: 2_000,
  });
  const made = cloud.resources('AWS::ApiGatewayV2::Route', 'edge').map(({ id }) => id);
  expect(stage?.DependsOn).toEqual(expect.arrayContaining(made));
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
it.each(stages)('leaves room on each route for a client at ten times its rate: $name', (stage) => {
  for (const { rate, burst } of services) {
    expect(rate).toBeGreaterThanOrEqual(11 * stage.clientRate);
    expect(stage.rate).toBeGreaterThanOrEqual(rate);
    expect(burst).toBeGreaterThanOrEqual(rate);
  }
});

it('logs every request without its headers', () => {
  const [stage] = cloud.properties('AWS::ApiGatewayV2::Stage', 'edge');
  const log = stage?.['AccessLogSettings'] as { Format: string };
  expect(JSON.parse(log.Format)).toHaveProperty('requestId', '$context.requestId');
  expect(log.Format).not.toMatch(/header|querystring|body/i);
});

it('has only the custom domain as its address when one is configured', () => {
  const templates = templatesOf('customDomain');
  const [api] = templates.properties('AWS::ApiGatewayV2::Api', 'edge');
  expect(api?.['DisableExecuteApiEndpoint']).toBe(true);
  expect(templates.properties('AWS::ApiGatewayV2::DomainName', 'edge')).toMatchObject([
    { DomainName: 'api.example.com' },
  ]);
  expect(templates.properties('AWS::SSM::Parameter', 'edge')).toMatchObject([
    { Name: '/quartet/dev/edge/url', Value: 'https://api.example.com' },
  ]);
});

it('leaves preflights to the gateway when origins are configured', () => {
  const cors = templatesOf('cors');
  const [api] = cors.properties('AWS::ApiGatewayV2::Api', 'edge');
  expect(api?.['CorsConfiguration']).toMatchObject({ AllowOrigins: ['https://shop.example.com'] });
  const all = cors.properties('AWS::ApiGatewayV2::Route', 'edge') as unknown as Route[];
  const guarded = all.filter(({ AuthorizationType }) => AuthorizationType === 'CUSTOM');
  const keys = guarded.map(({ RouteKey }) => RouteKey);
  expect(keys.filter((key) => /^(ANY|OPTIONS) /.test(key))).toEqual([]);
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    expect(keys).toContain(`${method} /api/v1/orders/{proxy+}`);
  }
  expect(new Set(all.map(({ RouteKey }) => RouteKey)).size).toBe(all.length);
});

it("has the headers of services on the load balancer's own errors", () => {
  const integrations = cloud.properties('AWS::ApiGatewayV2::Integration', 'edge');
  expect(integrations.length).toBeGreaterThan(0);
  for (const { ResponseParameters } of integrations as { ResponseParameters: object }[]) {
    expect(Object.keys(ResponseParameters)).toEqual(['502', '503', '504']);
    for (const mapping of Object.values(ResponseParameters))
      expect(mapping).toEqual({
        ResponseParameters: [
          { Destination: 'overwrite:header.cache-control', Source: 'no-store' },
          {
            Destination: 'overwrite:header.strict-transport-security',
            Source: 'max-age=31536000; includeSubDomains',
          },
          { Destination: 'overwrite:header.x-content-type-options', Source: 'nosniff' },
        ],
      });
  }
});
