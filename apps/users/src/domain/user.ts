import { Problem } from '@quartet/problem';

export const roles = ['shopper', 'admin'] as const;

export type Role = (typeof roles)[number];

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A user as known at login. */
export interface Account extends User {
  readonly passwordHash: string;
  /** Rises with each change of the password. */
  readonly passwordVersion: number;
}

interface Reader {
  readonly id: string;
  readonly role: Role;
}

/** A stranger's user and one that does not exist are the same answer. */
export function readBy(reader: Reader, user: User | undefined): User {
  if (reader.role !== 'admin' && reader.id !== user?.id) throw missing();
  return requireFound(user);
}

export function requireFound(user: User | undefined): User {
  if (!user) throw missing();
  return user;
}

/** The user of a token that is still valid, though the user may be gone. */
export function requireActive<T extends User>(user: T | undefined): T {
  if (!user) throw new Problem('unauthenticated', 'This user was deleted.');
  return user;
}

/** Requires valid credentials. An unknown account and a wrong password cause the same problem. */
export function requireValidCredentials<T>(found: T | undefined, right = true): T {
  if (found === undefined || !right) {
    throw new Problem('bad_credentials', 'Wrong email or password.');
  }
  return found;
}

function missing(): Problem {
  return new Problem('not_found', 'There is no such user.');
}
