import { z } from 'zod';
import { number, text, supportedProperties } from './supported-properties.ts';

const DeadLetterConfig = supportedProperties({ Arn: text }, []).optional();

const EventBus = supportedProperties({ Name: text, DeadLetterConfig }, ['Description', 'Tags']);

const Target = supportedProperties(
  {
    Arn: text,
    DeadLetterConfig,
    RetryPolicy: supportedProperties(
      {
        MaximumEventAgeInSeconds: number.default(86_400),
        MaximumRetryAttempts: number.default(185),
      },
      [],
    ).prefault({}),
  },
  ['Id'],
);

const Rule = supportedProperties(
  {
    Name: text.optional(),
    EventBusName: text,
    EventPattern: z.record(z.string(), z.unknown()),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(Target).default([]),
  },
  ['Description', 'Tags'],
);

export const events = { 'AWS::Events::EventBus': EventBus, 'AWS::Events::Rule': Rule };
