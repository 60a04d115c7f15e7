import { type SynthesizedTemplates, templatesOf } from '../testing/templates.ts';

let cloud: SynthesizedTemplates;

beforeAll(() => {
  cloud = templatesOf('dev');
});

const routes = () => cloud.properties('AWS::ApiGatewayV2::Route', 'realtime');

it('has a route for connecting, subscribing and disconnecting', () => {
  const keys = routes().map(({ RouteKey }) => RouteKey);
  expect(keys.sort()).toEqual(['$connect', '$disconnect', 'subscribe']);
});

it('authorizes a connection by the token in its query', () => {
  const connect = routes().find(({ RouteKey }) => RouteKey === '$connect');
  expect(connect?.['AuthorizationType']).toBe('CUSTOM');
  expect(cloud.properties('AWS::ApiGatewayV2::Authorizer', 'realtime')).toMatchObject([
    { IdentitySource: ['route.request.querystring.token'] },
  ]);
});

it('receives order events from the bus, and keeps those that it could not push', () => {
  const [rule] = cloud.properties('AWS::Events::Rule', 'realtime');
  const [queue] = cloud.resources('AWS::SQS::Queue', 'realtime');
  const letters = { 'Fn::GetAtt': [queue?.id, 'Arn'] };
  expect(rule).toMatchObject({
    EventPattern: { source: ['quartet.orders'], 'detail-type': [{ prefix: 'order.' }] },
    Targets: [{ DeadLetterConfig: { Arn: letters } }],
  });
  const push = cloud
    .properties('AWS::Lambda::Function', 'realtime')
    .find(({ Handler }) => Handler === 'index.push');
  expect(push).toMatchObject({ DeadLetterConfig: { TargetArn: letters } });
});

it('gives each function its settings, and only the push function the callback URL', () => {
  const variables = new Map(
    cloud
      .properties('AWS::Lambda::Function', 'realtime')
      .map(({ Handler, Environment }) => [
        Handler,
        Object.keys((Environment as { Variables: object }).Variables).sort(),
      ]),
  );
  expect(Object.fromEntries(variables)).toEqual({
    'index.authorize': ['CONNECTIONS_TABLE', 'JWKS_URL', 'TOKEN_AUDIENCE', 'TOKEN_ISSUER'],
    'index.connect': ['CONNECTIONS_TABLE'],
    'index.subscribe': ['CONNECTIONS_TABLE'],
    'index.disconnect': ['CONNECTIONS_TABLE'],
    'index.push': ['CALLBACK_URL', 'CONNECTIONS_TABLE', 'JWKS_URL'],
  });
});
