import { z } from 'zod';
import { flag, number, text, textsByName, understood } from './understood.ts';

const RestApi = understood({}, [
  'Name',
  'Description',
  'DisableExecuteApiEndpoint',
  'EndpointConfiguration',
  'Tags',
]);

const Resource = understood({ RestApiId: text, ParentId: text, PathPart: text }, []);

const Integration = understood(
  {
    Type: z.literal('HTTP_PROXY'),
    Uri: text,
    IntegrationHttpMethod: z.literal('ANY'),
    IntegrationTarget: text,
    ConnectionType: z.literal('VPC_LINK'),
    RequestParameters: textsByName.default({}),
    RequestTemplates: understood({ 'application/json': text }, []).optional(),
    TimeoutInMillis: number.default(29_000),
  },
  ['ConnectionId'],
);

/** Parameters of the path are always there, so nothing has to see to those that must be. */
const Method = understood(
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

const MethodSettings = understood(
  {
    HttpMethod: z.literal('*'),
    ResourcePath: z.literal('/*'),
    ThrottlingRateLimit: number.optional(),
    ThrottlingBurstLimit: number.optional(),
  },
  ['DataTraceEnabled', 'LoggingLevel', 'MetricsEnabled'],
);

const Stage = understood(
  {
    RestApiId: text,
    StageName: text,
    MethodSettings: z.array(MethodSettings).max(1).default([]),
    AccessLogSetting: understood({ Format: text }, ['DestinationArn']).optional(),
  },
  ['DeploymentId', 'Description', 'Tags', 'TracingEnabled'],
);

const Throttle = understood({ RateLimit: number, BurstLimit: number }, []);

const UsagePlan = understood(
  {
    ApiStages: z.array(
      understood(
        { ApiId: text, Stage: text, Throttle: z.record(z.string(), Throttle).default({}) },
        [],
      ),
    ),
    Throttle,
    Quota: understood({ Limit: number, Period: z.enum(['DAY', 'WEEK', 'MONTH']) }, []).optional(),
  },
  ['Description', 'Tags', 'UsagePlanName'],
);

const UsagePlanKey = understood(
  { KeyId: text, KeyType: z.literal('API_KEY'), UsagePlanId: text },
  [],
);

const ApiKey = understood({ Enabled: z.literal(true) }, [
  'Description',
  'Name',
  'StageKeys',
  'Tags',
]);

const DomainName = understood({ DomainName: text }, [
  'EndpointConfiguration',
  'RegionalCertificateArn',
  'SecurityPolicy',
  'Tags',
]);

const BasePathMapping = understood({ DomainName: text, RestApiId: text, Stage: text }, []);

/** Without models, a validator has no body to look at. */
const RequestValidator = understood({}, [
  'Name',
  'RestApiId',
  'ValidateRequestBody',
  'ValidateRequestParameters',
]);

const Deployment = understood({}, ['Description', 'RestApiId']);

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
};
