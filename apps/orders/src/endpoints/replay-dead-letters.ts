import { operation, parse, Uuid } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

const Replay = z
  .strictObject({
    ids: z
      .array(Uuid)
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'The events; without them, all dead letters' }),
  })
  .meta({
    id: 'Replay',
    description: 'Which events are sent again',
    example: { ids: ['01987b1c-9d1f-7a40-8c3b-5a1e0d9f2b77'] },
  });

const Replayed = z.strictObject({ replayed: z.int() }).meta({
  id: 'Replayed',
  description: 'How many events are sent again',
  example: { replayed: 1 },
});

export const replayDeadLettersOperation = operation({
  summary: 'Send events again that the bus did not take',
  description: 'The relay sends them again soon; consumers may get an event twice.',
  who: 'admin',
  body: Replay,
  answers: { 200: { description: 'The number of events that are sent again', body: Replayed } },
});

export function replayDeadLetters({ deadLetters }: Deps): RequestHandler {
  return async (req, res) => {
    const { ids } = parse(Replay, req.body);
    res.json({ replayed: await deadLetters.replay(ids) });
  };
}
