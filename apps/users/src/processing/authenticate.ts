import type { Deps } from '../deps.ts';
import { type Account, requireValidCredentials } from '../domain/user.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The account with this email, if there is one. */
  readonly account: Account | undefined;
}

export interface Authenticated {
  readonly account: Account;
  readonly needsRehash: boolean;
}

/**
 * Checks a password and records the attempt: failures in a row delay the next one. An email without an
 * account takes as long and fails in the same way.
 * @throws Problem `bad_credentials`, or `too_many_requests` while the account has to wait
 */
export async function authenticate(
  { passwords, loginAttempts }: Pick<Deps, 'passwords' | 'loginAttempts'>,
  { email, password, account }: Credentials,
): Promise<Authenticated> {
  await loginAttempts.consume(email);
  const { valid, needsRehash } = await passwords.verify(password, account?.passwordHash);
  await loginAttempts.record(email, valid);
  return { account: requireValidCredentials(account, valid), needsRehash };
}
