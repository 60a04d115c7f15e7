import { z } from 'zod';
import { number, text, understood } from './understood.ts';

const EventBus = understood({ Name: text }, ['DeadLetterConfig', 'Description', 'Tags']);

const Target = understood(
  {
    Arn: text,
    RetryPolicy: understood(
      {
        MaximumEventAgeInSeconds: number.default(86_400),
        MaximumRetryAttempts: number.default(185),
      },
      [],
    ).prefault({}),
  },
  ['DeadLetterConfig', 'Id'],
);

const Rule = understood(
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
