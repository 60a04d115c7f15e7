import type { Identity, Peer, User } from '@quartet/auth';
import { Problem } from '@quartet/problem';
import type { Request } from 'express';

declare module 'express-serve-static-core' {
  interface Request {
    /** The caller of the request, or the problem of its access token. */
    identity?: Identity | Problem;
  }
}

/** @throws Problem `unauthenticated` unless a user's token came with the request. */
export function callerOf(req: Request): User {
  const identity = identityOf(req);
  if (identity.kind === 'user') return identity;
  throw unauthenticated();
}

/** @throws Problem `unauthenticated` unless another service sent the request. */
export function peerOf(req: Request): Peer {
  const identity = identityOf(req);
  if (identity.kind === 'service') return identity;
  throw unauthenticated();
}

/** The owner whose resources the caller may read; undefined, for an admin, means all owners. */
export function ownerScope(caller: User): string | undefined {
  return caller.role === 'admin' ? undefined : caller.id;
}

function identityOf(req: Request): Identity {
  if (req.identity === undefined) throw unauthenticated();
  if (req.identity instanceof Problem) throw req.identity;
  return req.identity;
}

function unauthenticated(): Problem {
  return new Problem('unauthenticated', 'Send a valid access token as "Authorization: Bearer …".');
}
