import { z } from 'zod';
import { flag, number, text, textsByName, supportedProperties } from './supported-properties.ts';

const RestApi = supportedProperties({}, [
  'Name',
  'Description',
  'DisableExecuteApiEndpoint',
  'EndpointConfiguration',
  'Tags',
]);

const Resource = supportedProperties({ RestApiId: text, ParentId: text, PathPart: text }, []);

const Integration = supportedProperties(
  {
    Type: z.literal('HTTP_PROXY'),
    Uri: text,
    IntegrationHttpMethod: z.literal('ANY'),
    IntegrationTarget: text,
    ConnectionType: z.literal('VPC_LINK'),
    ConnectionId: text,
    RequestParameters: textsByName.default({}),
    TimeoutInMillis: number.default(29_000),
  },
  [],
);

/** Parameters of the path are always there, so nothing has to see to those that must be. */
const Method = supportedProperties(
  {
    RestApiId: text,
    ResourceId: text,
    HttpMethod: text,
    ApiKeyRequired: flag.default(false),
    AuthorizationType: z.literal('NONE'),
    Integration,
    RequestParameters: z.record(z.string().startsWith('method.request.path.'), flag).default({}),
  },
  ['RequestValidatorId'],
);

const MethodSettings = supportedProperties(
  {
    HttpMethod: z.literal('*'),
    ResourcePath: z.literal('/*'),
    ThrottlingRateLimit: number.optional(),
    ThrottlingBurstLimit: number.optional(),
  },
  ['DataTraceEnabled', 'LoggingLevel', 'MetricsEnabled'],
);

const Stage = supportedProperties(
  {
    RestApiId: text,
    StageName: text,
    MethodSettings: z.array(MethodSettings).max(1).default([]),
    AccessLogSetting: supportedProperties({ Format: text }, ['DestinationArn']).optional(),
  },
  ['DeploymentId', 'Description', 'Tags', 'TracingEnabled'],
);

/** The types with a response of their own; a default for many types would have to be merged into each. */
const responseTypes = [
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'THROTTLED',
  'WAF_FILTERED',
] as const;

/** Headers are texts in single quotes here, and not parts of the request. */
const GatewayResponse = supportedProperties(
  {
    RestApiId: text,
    ResponseType: z.enum(responseTypes),
    StatusCode: number.optional(),
    ResponseParameters: z
      .record(z.string().startsWith('gatewayresponse.header.'), z.string().regex(/^'.*'$/))
      .default({}),
    ResponseTemplates: supportedProperties({ 'application/json': text.optional() }, []).default({}),
  },
  [],
);

const Throttle = supportedProperties({ RateLimit: number, BurstLimit: number }, []);

const UsagePlan = supportedProperties(
  {
    ApiStages: z.array(
      supportedProperties(
        { ApiId: text, Stage: text, Throttle: z.record(z.string(), Throttle).default({}) },
        [],
      ),
    ),
    Throttle,
    Quota: supportedProperties(
      { Limit: number, Period: z.enum(['DAY', 'WEEK', 'MONTH']) },
      [],
    ).optional(),
  },
  ['Description', 'Tags', 'UsagePlanName'],
);

const UsagePlanKey = supportedProperties(
  { KeyId: text, KeyType: z.literal('API_KEY'), UsagePlanId: text },
  [],
);

const ApiKey = supportedProperties({ Enabled: z.literal(true) }, [
  'Description',
  'Name',
  'StageKeys',
  'Tags',
]);

const DomainName = supportedProperties({ DomainName: text }, [
  'EndpointConfiguration',
  'RegionalCertificateArn',
  'SecurityPolicy',
  'Tags',
]);

const BasePathMapping = supportedProperties({ DomainName: text, RestApiId: text, Stage: text }, []);

/** Without models, a validator has no body to look at. */
const RequestValidator = supportedProperties({}, [
  'Name',
  'RestApiId',
  'ValidateRequestBody',
  'ValidateRequestParameters',
]);

const Deployment = supportedProperties({}, ['Description', 'RestApiId']);

export const apiGateway = {
  'AWS::ApiGateway::RestApi': RestApi,
  'AWS::ApiGateway::Resource': Resource,
  'AWS::ApiGateway::Method': Method,
  'AWS::ApiGateway::Stage': Stage,
  'AWS::ApiGateway::UsagePlan': UsagePlan,
  'AWS::ApiGateway::UsagePlanKey': UsagePlanKey,
  'AWS::ApiGateway::ApiKey': ApiKey,
  'AWS::ApiGateway::DomainName': DomainName,
  'AWS::ApiGateway::BasePathMapping': BasePathMapping,
  'AWS::ApiGateway::RequestValidator': RequestValidator,
  'AWS::ApiGateway::Deployment': Deployment,
  'AWS::ApiGateway::GatewayResponse': GatewayResponse,
};
