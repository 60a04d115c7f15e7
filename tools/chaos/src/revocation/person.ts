import { randomBytes } from 'node:crypto';
import { type Api, type Tokens, unwrap } from '@quartet/client';
import { type Edge, openEdge } from '@quartet/local-client/edge';
import type { Account } from '@quartet/local-client/ready-content';

/** A registered user with one session. */
export interface Person {
  readonly id: string;
  readonly account: Account;
  readonly tokens: Tokens;
  /** Calls with the access token of the session, each sent once. */
  readonly api: Api;
}

export async function logIn(edge: Edge, account: Account): Promise<Pick<Person, 'tokens' | 'api'>> {
  const tokens = await unwrap(openEdge(edge).POST('/api/users/login', { body: account }));
  return { tokens, api: openEdge(edge, { token: tokens.accessToken }) };
}

export async function registerShopper(edge: Edge): Promise<Person> {
  const account = {
    email: `ada-${randomBytes(6).toString('hex')}@quartet.example`,
    password: newPassword(),
  };
  const body = { ...account, name: 'Ada Example' };
  const { id } = await unwrap(openEdge(edge).POST('/api/users', { body }));
  return { id, account, ...(await logIn(edge, account)) };
}

/** @param admin the calls of one who may change roles */
export async function registerAdmin(edge: Edge, admin: Api): Promise<Person> {
  const { id, account } = await registerShopper(edge);
  const params = { path: { id } };
  await unwrap(admin.PATCH('/api/users/{id}/role', { params, body: { role: 'admin' } }));
  return { id, account, ...(await logIn(edge, account)) };
}

export function newPassword(): string {
  return randomBytes(18).toString('base64url');
}
