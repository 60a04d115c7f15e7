import { operation, parse, Uuid } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';

const Replay = z
  .strictObject({
    ids: z.array(Uuid).min(1).max(100).optional().meta({ description: 'all, unless given' }),
  })
  .meta({ id: 'Replay' });

const Replayed = z.strictObject({ replayed: z.int() }).meta({ id: 'Replayed' });

export const replayDeadLettersOperation = operation({
  summary: 'Send events again that the bus did not take',
  who: 'admin',
  body: Replay,
  answers: { 200: Replayed },
});

export function replayDeadLetters({ deadLetters }: Deps): RequestHandler {
  return async (req, res) => {
    const { ids } = parse(Replay, req.body);
    res.json({ replayed: await deadLetters.replay(ids) });
  };
}
