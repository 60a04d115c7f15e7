import type { Verifier } from '@quartet/auth';
import { callerOf, peerOf, type Who } from '@quartet/http';
import { Problem } from '@quartet/problem';
import type { RequestHandler } from 'express';

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;
const maxToken = 4_096;

/**
 * Finds out who sent the request. A token that is wrong refuses nothing by itself: whoever asks for
 * the caller later gets the refusal, and a public operation never asks.
 */
export function authenticate(verifier: Verifier): RequestHandler {
  return (req, _res, next) => {
    const header = req.headers.authorization;
    if (header === undefined) return next();
    const token = header.length <= maxToken ? bearer.exec(header)?.[1] : undefined;
    if (token === undefined) {
      req.identity = new Problem(
        'unauthenticated',
        'The Authorization header must be "Bearer" and a token.',
      );
      return next();
    }
    const known = verifier.cached(token);
    if (known) {
      req.identity = known;
      return next();
    }
    return verifier.verify(token).then(
      (identity) => {
        req.identity = identity;
        next();
      },
      (refusal: unknown) => {
        if (!(refusal instanceof Problem)) return next(refusal);
        req.identity = refusal;
        next();
      },
    );
  };
}

/** Refuses whoever the operation is not for, before anything else of the request is read. */
export function guard(who: Who): RequestHandler {
  return (req, _res, next) => {
    if (who === 'service') peerOf(req);
    if (who === 'user' || who === 'admin') {
      const { role } = callerOf(req);
      if (who === 'admin' && role !== 'admin')
        throw new Problem('forbidden', 'Only an admin may do this.');
    }
    next();
  };
}
