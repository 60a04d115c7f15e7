import { Problem } from '@quartet/problem';
import type { Role } from './user.ts';

/** The caller as the access token names them. */
export interface Caller {
  readonly id: string;
  readonly session: string;
}

/** The live session of a caller, and their role of now. */
export interface LiveSession {
  readonly role: Role;
  /** Milliseconds since the login; infinite when it is unknown. */
  readonly loginAge: number;
}

/** The age of a login that still proves who asks for a change of an account's way back, in milliseconds. */
const recentLogin = 300_000;

export function requireLive(session: LiveSession | undefined): LiveSession {
  if (!session) throw new Problem('unauthenticated', 'This session has ended.');
  return session;
}

export function requireAdmin(session: LiveSession | undefined): void {
  if (requireLive(session).role !== 'admin')
    throw new Problem('forbidden', 'Only an admin may do this.');
}

/** Proves who asks as RFC 9470 does; https://www.rfc-editor.org/rfc/rfc9470#section-3 */
export function requireRecentLogin(session: LiveSession | undefined): void {
  if (requireLive(session).loginAge > recentLogin)
    throw new Problem('recent_login_required', 'Log in again, and then try this once more.');
}
