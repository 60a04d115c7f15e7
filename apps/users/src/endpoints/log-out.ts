import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { RefreshToken } from '../schemas/tokens.ts';

const Logout = z.strictObject({ refreshToken: RefreshToken }).meta({
  id: 'Logout',
  description: 'The token of the session',
  example: { refreshToken: 'c2VjcmV0' },
});

export const logOutOperation = operation({
  summary: 'End the session of a refresh token',
  description: 'A token that is not valid ends nothing, with the same answer.',
  who: 'key',
  body: Logout,
  answers: { 204: { description: 'The session has ended' } },
});

export function logOut({ sessions }: Deps): RequestHandler {
  return async (req, res) => {
    const { refreshToken } = parse(Logout, req.body);
    await sessions.endByToken(refreshToken);
    res.status(204).end();
  };
}
