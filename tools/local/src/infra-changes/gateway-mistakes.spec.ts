import { synthesis, type Synthesis } from '../testing/synthesis.ts';
import { readAssembly } from '@quartet/cloudformation/assembly/read-assembly';
import { errorAfter, type ResourceSelector } from '@quartet/cloudformation/testing/error-after';

let made: Synthesis<'http' | 'rest'>;

beforeAll(() => {
  made = synthesis({ http: {}, rest: { context: { edge: 'rest' }, stage: { firewall: 'block' } } });
}, 300_000);

const api = 'edge AWS::ApiGatewayV2::Api';
const route = 'edge AWS::ApiGatewayV2::Route';
const integration = 'edge AWS::ApiGatewayV2::Integration';
const authorizer = 'edge AWS::ApiGatewayV2::Authorizer';
const stage = 'edge AWS::ApiGatewayV2::Stage';
const lambda = 'edge AWS::Lambda::Function';
const method = 'edge AWS::ApiGateway::Method';
const response = 'edge AWS::ApiGateway::GatewayResponse';

it.each<[string, ResourceSelector, object]>([
  [
    'IntegrationUri refers to no listener of these templates.',
    integration,
    { IntegrationUri: 'arn:x' },
  ],
  ['IntegrationType is not supported by the local run.', integration, { IntegrationType: 'MOCK' }],
  [
    'AuthorizationType is not supported by the local run: it must be "NONE" or "CUSTOM".',
    route,
    { AuthorizationType: 'JWT' },
  ],
  ['ApiId refers to no AWS::ApiGatewayV2::Api of these templates.', route, { ApiId: 'x' }],
  ['AuthorizerId refers to no authoriser.', route, { AuthorizerId: 'x' }],
  ['Target refers to no integration with a load balancer.', route, { Target: 'integrations/x' }],
  [
    'EnableSimpleResponses must be true, with payloads of version 2.0.',
    authorizer,
    { EnableSimpleResponses: false },
  ],
  [
    'AuthorizerResultTtlInSeconds is missing.',
    authorizer,
    { AuthorizerResultTtlInSeconds: undefined },
  ],
  ['RouteSettings refers to GET /, which is no route.', stage, { RouteSettings: { 'GET /': {} } }],
  ['AutoDeploy is not supported by the local run: it must be true.', stage, { AutoDeploy: false }],
  [
    'CorsConfiguration.AllowOrigin is not supported by the local run.',
    api,
    { CorsConfiguration: { AllowOrigin: ['*'] } },
  ],
  [
    'Code refers to x.zip, which is no asset of these templates.',
    lambda,
    { Code: { S3Key: 'x.zip' } },
  ],
  ['Runtime is not supported by the local run.', lambda, { Runtime: 'python3.13' }],
  [
    'IntegrationUri refers to no function of these templates.',
    'realtime AWS::ApiGatewayV2::Integration',
    { IntegrationUri: 'arn:x' },
  ],
])('an HTTP API ends with "%s" for a %s', (sentence, subject, changes) => {
  expect(errorAfter(readAssembly(made.folder('http')), subject, changes)).toBe(sentence);
});

it.each<[string, ResourceSelector, object]>([
  ['ResourceId leads to no root of the REST API.', method, { ResourceId: 'x' }],
  [
    'AuthorizationType is not supported by the local run: it must be "NONE".',
    method,
    { AuthorizationType: 'AWS_IAM' },
  ],
  [
    'ResourceArn refers to no load balancer or stage of these templates.',
    'edge AWS::WAFv2::WebACLAssociation',
    { ResourceArn: 'arn:x' },
  ],
  [
    'RestApiId refers to no AWS::ApiGateway::RestApi of these templates.',
    method,
    { RestApiId: 'x' },
  ],
  [
    'RestApiId refers to no AWS::ApiGateway::RestApi of these templates.',
    response,
    { RestApiId: 'x' },
  ],
  [
    'ResponseParameters.gatewayresponse.header.a is not supported by the local run.',
    response,
    { ResponseParameters: { 'gatewayresponse.header.a': 'method.request.header.a' } },
  ],
  [
    'ResponseTemplates.text/html is not supported by the local run.',
    response,
    { ResponseTemplates: { 'text/html': '' } },
  ],
  ['KeyId refers to no API key.', 'edge AWS::ApiGateway::UsagePlanKey', { KeyId: 'x' }],
  ['DefaultAction.Allow is missing.', 'edge AWS::WAFv2::WebACL', { DefaultAction: { Block: {} } }],
])('a REST API ends with "%s" for a %s', (sentence, subject, changes) => {
  expect(errorAfter(readAssembly(made.folder('rest')), subject, changes)).toBe(sentence);
});
