import { type Api, unwrap } from '@quartet/client';
import type { Edge } from '@quartet/local-client/edge';
import { logIn, newPassword, type Person } from './person.ts';

/** One way in which the authority of a session ends. */
export interface Ending {
  readonly kind: string;
  readonly role: 'shopper' | 'admin';
  /** Resolves when the operation that ends it has succeeded. */
  readonly end: (person: Person, context: EndingContext) => Promise<unknown>;
}

interface EndingContext {
  readonly edge: Edge;
  /** The calls of another admin. */
  readonly admin: Api;
}

export const endings: readonly Ending[] = [
  {
    kind: 'demoted',
    role: 'admin',
    end: ({ id }, { admin }) => {
      const params = { path: { id } };
      return unwrap(admin.PATCH('/api/users/{id}/role', { params, body: { role: 'shopper' } }));
    },
  },
  { kind: 'deleted', role: 'shopper', end: ({ api }) => unwrap(api.DELETE('/api/users/me')) },
  {
    kind: 'logged out',
    role: 'shopper',
    end: ({ api, tokens: { refreshToken } }) =>
      unwrap(api.POST('/api/users/logout', { body: { refreshToken } })),
  },
  {
    kind: 'password changed',
    role: 'shopper',
    end: async ({ account }, { edge }) => {
      const other = await logIn(edge, account);
      const body = { current: account.password, next: newPassword() };
      return unwrap(other.api.POST('/api/users/me/password', { body }));
    },
  },
];
