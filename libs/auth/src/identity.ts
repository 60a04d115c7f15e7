export const roles = ['shopper', 'admin'] as const;

export type Role = (typeof roles)[number];

export interface User {
  readonly kind: 'user';
  readonly id: string;
  readonly role: Role;
  /** The session that the access token belongs to. */
  readonly session: string;
}

/** Another service that calls on behalf of a user. */
export interface Peer {
  readonly kind: 'service';
  readonly name: string;
  readonly userId: string;
}

export type Identity = User | Peer;
