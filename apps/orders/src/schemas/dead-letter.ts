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
  .meta({ id: 'DeadLetter' });
