import { operation, parse } from '@quartet/http';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { RefreshToken } from '../schemas/tokens.ts';

const Logout = z.strictObject({ refreshToken: RefreshToken });

export const logOutOperation = operation({
  summary: 'End the session of a refresh token',
  who: 'key',
  body: Logout,
  answers: { 204: null },
});

export function logOut({ sessions }: Deps): RequestHandler {
  return async (req, res) => {
    const { refreshToken } = parse(Logout, req.body);
    await sessions.endByToken(refreshToken);
    res.status(204).end();
  };
}
