import type { Deps, Guesser, Purpose } from '../deps.ts';
import { type Account, requireValidCredentials } from '../domain/user.ts';

export interface Credentials extends Guesser {
  readonly password: string;
  readonly purpose: Purpose;
  /** Finds the account with this email; called only when the guesser does not have to wait. */
  readonly find: () => Promise<Account | undefined>;
}

export interface Authenticated {
  readonly account: Account;
  readonly needsRehash: boolean;
}

/**
 * Checks a password and records the attempt: failures in a row delay the next one of the same guesser. An email without an
 * account takes as long and fails in the same way.
 * @throws Problem `bad_credentials`, or `too_many_requests` while the guesser has to wait
 */
export async function authenticate(
  { passwords, loginAttempts }: Pick<Deps, 'passwords' | 'loginAttempts'>,
  { email, proof, password, purpose, find }: Credentials,
): Promise<Authenticated> {
  await loginAttempts.consume({ email, proof });
  const account = await find();
  const { valid, needsRehash } = await passwords.verify(password, account?.passwordHash, purpose);
  await loginAttempts.record({ email, proof }, valid);
  return { account: requireValidCredentials(account, valid), needsRehash };
}
