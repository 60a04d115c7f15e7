import type { Model } from '@quartet/cloudformation/model/model';
import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import type { Assembly } from '@quartet/cloudformation/assembly/assembly';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { readStage } from '@quartet/cloudformation/read-model';
import { alter } from '@quartet/cloudformation/testing/alter';
import { endpoints } from '@quartet/cloudformation/testing/endpoints';

let made: Synthesis<'dev'>;
let assembly: Assembly;

beforeAll(() => {
  made = synthesis({ dev: {} });
  assembly = readAssembly(made.folder('dev'));
}, 300_000);

const authorizerOf = ({ gateway }: Model) =>
  gateway.kind === 'http'
    ? gateway.routes.find(({ routeKey }) => routeKey === 'ANY /api/orders')?.authorizer
    : undefined;

/** Properties that are set in a construct of infra and not in one of its tables. */
it.each<[string, readonly [string, string], object, (model: Model) => unknown, unknown]>([
  [
    'what an authoriser remembers, and by what',
    ['edge', 'AWS::ApiGatewayV2::Authorizer'],
    { IdentitySource: ['$context.routeKey'], AuthorizerResultTtlInSeconds: '30' },
    (model) => [authorizerOf(model)?.identitySource, authorizerOf(model)?.resultTtlInSeconds],
    [['$context.routeKey'], 30],
  ],
  [
    'the headers of errors behind the gateway',
    ['edge', 'AWS::ApiGatewayV2::Integration'],
    {
      ResponseParameters: {
        502: { ResponseParameters: [{ Destination: 'overwrite:header.X-A', Source: 'a' }] },
      },
    },
    ({ gateway }) =>
      gateway.kind === 'http' &&
      gateway.routes.some(
        ({ integration: { responseHeaders } }) => responseHeaders?.['502']?.['x-a'] === 'a',
      ),
    true,
  ],
  [
    'the pattern of a rule',
    ['realtime', 'AWS::Events::Rule'],
    { EventPattern: { source: ['quartet.payments'] }, State: 'DISABLED' },
    ({ eventBuses }) => [eventBuses[0]?.rules[0]?.eventPattern, eventBuses[0]?.rules[0]?.enabled],
    [{ source: ['quartet.payments'] }, false],
  ],
  [
    'the name of a bus',
    ['platform', 'AWS::Events::EventBus'],
    { Name: 'another-dev' },
    ({ eventBuses, services }) => [
      eventBuses[0]?.name,
      services[0]?.container.environment['EVENT_BUS'],
    ],
    ['another-dev', 'another-dev'],
  ],
  [
    'the name and the keys of a table',
    ['data', 'AWS::DynamoDB::Table'],
    { TableName: 'dev-keys', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
    ({ tables, functions }) => [
      tables[0]?.definition['KeySchema'],
      functions[0]?.environment['API_KEYS_TABLE'],
    ],
    [[{ AttributeName: 'id', KeyType: 'HASH' }], 'dev-keys'],
  ],
  [
    'the version of the database',
    ['data', 'AWS::RDS::DBInstance'],
    { EngineVersion: '18.1' },
    ({ database }) => database.majorVersion,
    18,
  ],
  [
    'the connections that the database takes',
    ['data', 'AWS::RDS::DBParameterGroup'],
    { Parameters: { max_connections: 7 } },
    ({ database }) => database.maxConnections,
    7,
  ],
  [
    'that the connections follow from the instance class',
    ['data', 'AWS::RDS::DBParameterGroup'],
    { Parameters: { max_connections: 'LEAST({DBInstanceClassMemory/9531392},5000)' } },
    ({ database }) => database.maxConnections,
    undefined,
  ],
  [
    'a parameter group of RDS',
    ['data', 'AWS::RDS::DBInstance'],
    { DBParameterGroupName: 'default.postgres17' },
    ({ database }) => database.maxConnections,
    undefined,
  ],
  [
    'an attribute of the load balancer',
    ['platform', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
    { LoadBalancerAttributes: [] },
    ({ loadBalancer }) => [loadBalancer.idleTimeout, loadBalancer.dropInvalidHeaderFields],
    [60, false],
  ],
  [
    'the attributes of a target group',
    ['svc-orders', 'AWS::ElasticLoadBalancingV2::TargetGroup'],
    {
      TargetGroupAttributes: [
        { Key: 'deregistration_delay.timeout_seconds', Value: '20' },
        { Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' },
      ],
    },
    ({ loadBalancer }) => {
      const group = loadBalancer.targetGroups.find(({ name }) => name === 'orders-tg-dev');
      return [group?.deregistrationDelay, group?.loadBalancingAlgorithmType];
    },
    [20, 'least_outstanding_requests'],
  ],
  [
    'what is asked for by hand before what scales',
    ['svc-orders', 'AWS::ECS::Service'],
    { DesiredCount: 5 },
    ({ services }) => services[0]?.desiredCount,
    5,
  ],
  [
    'what no rule takes',
    ['platform', 'AWS::ElasticLoadBalancingV2::Listener'],
    { DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: 418 } }] },
    ({ loadBalancer }) => loadBalancer.listeners[0]?.defaultAction,
    { type: 'fixed-response', statusCode: 418, contentType: 'text/plain', messageBody: '' },
  ],
  [
    'how a function is called',
    ['edge', 'AWS::Lambda::Function'],
    { Handler: 'index.other', Timeout: 9, FunctionName: 'decide-dev' },
    ({ functions, ...model }) => [
      functions[0]?.handler,
      functions[0]?.timeout,
      authorizerOf({ functions, ...model })?.functionName,
    ],
    ['index.other', 9, 'decide-dev'],
  ],
])('shows %s', (_, subject, properties, look, expected) => {
  const changed = alter(assembly, subject, (resource) => {
    Object.assign(resource.Properties, properties);
  });
  expect(look(readStage(assembly, endpoints))).not.toEqual(expected);
  expect(look(readStage(changed, endpoints))).toEqual(expected);
});
