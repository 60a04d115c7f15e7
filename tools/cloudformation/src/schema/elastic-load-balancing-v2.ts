import { z } from 'zod';
import { flag, number, text, texts, supportedProperties } from './supported-properties.ts';

const LoadBalancer = supportedProperties(
  {
    Type: z.literal('application').default('application'),
    SecurityGroups: texts.min(1),
    Subnets: texts.min(1),
    LoadBalancerAttributes: z
      .array(
        z.discriminatedUnion('Key', [
          z.strictObject({ Key: z.literal('idle_timeout.timeout_seconds'), Value: number }),
          z.strictObject({
            Key: z.literal('routing.http.drop_invalid_header_fields.enabled'),
            Value: flag,
          }),
          z.strictObject({ Key: z.literal('deletion_protection.enabled'), Value: flag }),
        ]),
      )
      .default([]),
  },
  ['Name', 'Scheme', 'Tags'],
);

const Weighted = supportedProperties({ TargetGroupArn: text, Weight: number.default(1) }, []);

const Action = z.discriminatedUnion('Type', [
  supportedProperties(
    {
      Type: z.literal('forward'),
      TargetGroupArn: text.optional(),
      ForwardConfig: supportedProperties({ TargetGroups: z.array(Weighted).min(1) }, []).optional(),
    },
    ['Order'],
  ),
  supportedProperties(
    {
      Type: z.literal('fixed-response'),
      FixedResponseConfig: supportedProperties(
        {
          StatusCode: number,
          ContentType: text.default('text/plain'),
          MessageBody: text.default(''),
        },
        [],
      ),
    },
    ['Order'],
  ),
]);

const Listener = supportedProperties(
  {
    LoadBalancerArn: text,
    Port: number,
    Protocol: z.enum(['HTTP', 'HTTPS']),
    DefaultActions: z.tuple([Action]),
  },
  ['Certificates', 'SslPolicy', 'Tags'],
);

const PathCondition = supportedProperties(
  {
    Field: z.literal('path-pattern'),
    PathPatternConfig: supportedProperties({ Values: texts.min(1) }, []),
  },
  [],
);

const UrlRewrite = supportedProperties(
  {
    Type: z.literal('url-rewrite'),
    UrlRewriteConfig: z.strictObject({
      Rewrites: z.tuple([z.strictObject({ Regex: text, Replace: text })]),
    }),
  },
  [],
);

const ListenerRule = supportedProperties(
  {
    ListenerArn: text,
    Priority: number,
    Conditions: z.array(PathCondition).min(1),
    Actions: z.tuple([Action]),
    Transforms: z.array(UrlRewrite).max(1).default([]),
  },
  ['Tags'],
);

const TargetGroup = supportedProperties(
  {
    Port: number,
    Protocol: z.literal('HTTP'),
    TargetType: z.literal('ip'),
    HealthCheckEnabled: z.literal(true).default(true),
    HealthCheckProtocol: z.literal('HTTP').default('HTTP'),
    HealthCheckPort: z.literal('traffic-port').default('traffic-port'),
    HealthCheckPath: text.default('/'),
    HealthCheckIntervalSeconds: number.default(30),
    HealthCheckTimeoutSeconds: number.default(5),
    HealthyThresholdCount: number.default(5),
    UnhealthyThresholdCount: number.default(2),
    Matcher: supportedProperties({ HttpCode: text }, []).default({ HttpCode: '200' }),
    TargetGroupAttributes: z
      .array(
        z.discriminatedUnion('Key', [
          z.strictObject({
            Key: z.literal('deregistration_delay.timeout_seconds'),
            Value: number,
          }),
          z.strictObject({
            Key: z.literal('load_balancing.algorithm.type'),
            Value: z.enum(['round_robin', 'least_outstanding_requests']),
          }),
          z.strictObject({
            Key: z.literal('stickiness.enabled'),
            Value: z.enum(['false']),
          }),
        ]),
      )
      .default([]),
  },
  ['Name', 'Tags', 'VpcId'],
);

export const elasticLoadBalancingV2 = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': LoadBalancer,
  'AWS::ElasticLoadBalancingV2::Listener': Listener,
  'AWS::ElasticLoadBalancingV2::ListenerRule': ListenerRule,
  'AWS::ElasticLoadBalancingV2::TargetGroup': TargetGroup,
};
