import { Timestamp, Uuid } from '@quartet/http';
import { z } from 'zod';

export const DeadLetterView = z
  .strictObject({
    id: Uuid,
    aggregate: z.string().meta({ description: 'whose event it is, such as order:<id>' }),
    version: z.int(),
    type: z.string(),
    at: Timestamp,
    deadAt: Timestamp,
  })
  .meta({
    id: 'DeadLetter',
    description: 'An event that the bus did not take after many tries',
    example: {
      id: '01987b1c-9d1f-7a40-8c3b-5a1e0d9f2b77',
      aggregate: 'order:01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d',
      version: 8,
      type: 'order.confirmed',
      at: '2026-01-31T12:00:01.000Z',
      deadAt: '2026-01-31T12:10:00.000Z',
    },
  });
