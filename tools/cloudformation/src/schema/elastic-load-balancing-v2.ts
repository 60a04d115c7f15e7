import { z } from 'zod';
import { flag, number, text, texts, understood } from './understood.ts';

const LoadBalancer = understood(
  {
    Type: z.literal('application').default('application'),
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
  ['Name', 'Scheme', 'SecurityGroups', 'Subnets', 'Tags'],
);

const Weighted = understood({ TargetGroupArn: text, Weight: number.default(1) }, []);

const Action = z.discriminatedUnion('Type', [
  understood(
    {
      Type: z.literal('forward'),
      TargetGroupArn: text.optional(),
      ForwardConfig: understood({ TargetGroups: z.array(Weighted).min(1) }, []).optional(),
    },
    ['Order'],
  ),
  understood(
    {
      Type: z.literal('fixed-response'),
      FixedResponseConfig: understood(
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

const Listener = understood(
  {
    LoadBalancerArn: text,
    Port: number,
    Protocol: z.literal('HTTP'),
    DefaultActions: z.tuple([Action]),
  },
  ['Tags'],
);

const PathCondition = understood(
  {
    Field: z.literal('path-pattern'),
    PathPatternConfig: understood({ Values: texts.min(1) }, []),
  },
  [],
);

const ListenerRule = understood(
  {
    ListenerArn: text,
    Priority: number,
    Conditions: z.array(PathCondition).min(1),
    Actions: z.tuple([Action]),
  },
  ['Tags'],
);

const TargetGroup = understood(
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
    Matcher: understood({ HttpCode: text }, []).default({ HttpCode: '200' }),
    TargetGroupAttributes: z
      .array(
        z.discriminatedUnion('Key', [
          z.strictObject({
            Key: z.literal('deregistration_delay.timeout_seconds'),
            Value: number,
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
