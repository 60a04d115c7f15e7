import type { Passwords, Users } from './deps.ts';

export interface FirstAdmin {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export type Outcome = 'created' | 'promoted' | 'an admin already' | 'somebody else';

/**
 * Makes sure that there is an admin, however often it is asked to. A user who has registered with
 * that email before is promoted only if the password fits: else it could be anybody.
 */
export async function ensureAdmin(
  { users, passwords }: { readonly users: Users; readonly passwords: Passwords },
  { email, password, name }: FirstAdmin,
): Promise<Outcome> {
  const account = await users.accountByEmail(email);
  if (account?.role === 'admin') return 'an admin already';
  if (account) {
    const { valid } = await passwords.verify(password, account.passwordHash, 'login');
    if (!valid) return 'somebody else';
    await users.promote(account.id);
    return 'promoted';
  }
  const passwordHash = await passwords.hash(password, 'registration');
  await users.add({ email, name, role: 'admin', passwordHash });
  return 'created';
}
