import { z } from 'zod';
import {
  flag,
  number,
  text,
  texts,
  textsByName,
  supportedProperties,
} from './supported-properties.ts';

const Cors = supportedProperties(
  {
    AllowOrigins: texts.default([]),
    AllowMethods: texts.default([]),
    AllowHeaders: texts.default([]),
    ExposeHeaders: texts.default([]),
    AllowCredentials: flag.default(false),
    MaxAge: number.optional(),
  },
  [],
);

const Api = z.discriminatedUnion('ProtocolType', [
  supportedProperties({ ProtocolType: z.literal('HTTP'), CorsConfiguration: Cors.optional() }, [
    'Name',
    'Description',
    'DisableExecuteApiEndpoint',
    'Tags',
  ]),
  supportedProperties({ ProtocolType: z.literal('WEBSOCKET'), RouteSelectionExpression: text }, [
    'Name',
    'Description',
    'DisableExecuteApiEndpoint',
    'Tags',
  ]),
]);

const Route = supportedProperties(
  {
    ApiId: text,
    RouteKey: text,
    AuthorizationType: z.enum(['NONE', 'CUSTOM']).default('NONE'),
    AuthorizerId: text.optional(),
    Target: text,
    RouteResponseSelectionExpression: z.literal('$default').optional(),
  },
  ['OperationName'],
);

/** Constant headers alone. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html */
const ResponseParameters = supportedProperties(
  {
    ResponseParameters: z.array(
      supportedProperties(
        {
          Destination: z.string().regex(/^overwrite:header\.[\w-]+$/),
          Source: z.string().regex(/^[^$]+$/),
        },
        [],
      ),
    ),
  },
  [],
);

const Integration = z.discriminatedUnion('IntegrationType', [
  supportedProperties(
    {
      ApiId: text,
      IntegrationType: z.literal('HTTP_PROXY'),
      IntegrationUri: text,
      IntegrationMethod: z.literal('ANY'),
      ConnectionType: z.literal('VPC_LINK'),
      ConnectionId: text,
      PayloadFormatVersion: z.literal('1.0'),
      RequestParameters: textsByName.default({}),
      ResponseParameters: z.record(z.string().regex(/^[2-5]\d\d$/), ResponseParameters).default({}),
      TimeoutInMillis: number.default(30_000),
    },
    ['Description', 'TlsConfig'],
  ),
  supportedProperties(
    { ApiId: text, IntegrationType: z.literal('AWS_PROXY'), IntegrationUri: text },
    ['Description'],
  ),
]);

const Authorizer = supportedProperties(
  {
    ApiId: text,
    AuthorizerType: z.literal('REQUEST'),
    AuthorizerUri: text,
    IdentitySource: texts.default([]),
    AuthorizerPayloadFormatVersion: z.literal('2.0').optional(),
    EnableSimpleResponses: flag.optional(),
    AuthorizerResultTtlInSeconds: number.optional(),
  },
  ['Name'],
);

const Settings = supportedProperties(
  { ThrottlingRateLimit: number.optional(), ThrottlingBurstLimit: number.optional() },
  ['DataTraceEnabled', 'DetailedMetricsEnabled', 'LoggingLevel'],
);

const Stage = supportedProperties(
  {
    ApiId: text,
    StageName: text,
    AutoDeploy: z.literal(true),
    DefaultRouteSettings: Settings.optional(),
    RouteSettings: z.record(z.string(), Settings).default({}),
    AccessLogSettings: supportedProperties({ Format: text }, ['DestinationArn']).optional(),
  },
  ['Description', 'Tags'],
);

const VpcLink = supportedProperties({ SecurityGroupIds: texts.min(1), SubnetIds: texts.min(1) }, [
  'Name',
  'Tags',
]);

const RouteResponse = supportedProperties(
  { ApiId: text, RouteId: text, RouteResponseKey: z.literal('$default') },
  [],
);

const DomainName = supportedProperties({ DomainName: text }, ['DomainNameConfigurations', 'Tags']);

const ApiMapping = supportedProperties({ ApiId: text, DomainName: text, Stage: text }, []);

export const apiGatewayV2 = {
  'AWS::ApiGatewayV2::Api': Api,
  'AWS::ApiGatewayV2::Route': Route,
  'AWS::ApiGatewayV2::Integration': Integration,
  'AWS::ApiGatewayV2::Authorizer': Authorizer,
  'AWS::ApiGatewayV2::Stage': Stage,
  'AWS::ApiGatewayV2::RouteResponse': RouteResponse,
  'AWS::ApiGatewayV2::DomainName': DomainName,
  'AWS::ApiGatewayV2::ApiMapping': ApiMapping,
  'AWS::ApiGatewayV2::VpcLink': VpcLink,
};
