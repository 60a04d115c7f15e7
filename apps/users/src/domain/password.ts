import { Problem } from '@quartet/problem';
import { commonPasswords } from './common-passwords.ts';
import { isGuessable, personalWords } from './guessable.ts';

export const shortestPassword = 8;
export const longestPassword = 128;

/** The same password whatever keyboard or system composed its characters. */
export function normalised(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Returns why a normalised password is not allowed; undefined if it is. There are no rules about its
 * composition.
 */
export function flawOf(password: string): string | undefined {
  const { length } = Array.from(password);
  if (length < shortestPassword) return `must have at least ${shortestPassword} characters`;
  if (length > longestPassword) return `must have at most ${longestPassword} characters`;
  if (commonPasswords.has(password.toLowerCase())) return 'is one of the most common passwords';
  return isGuessable(password) ? guessable : undefined;
}

const guessable = 'is too easy to guess: add words or characters that nobody expects';

export interface PersonalPassword {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  /** The field that the password came in. */
  readonly field: string;
}

/** @throws Problem `invalid_request` for a password that is made of what is known of the person. */
export function requireImpersonal({ email, name, password, field }: PersonalPassword): void {
  if (!isGuessable(password, personalWords({ email, name }))) return;
  throw new Problem('invalid_request', 'The password is too easy to guess.', {
    errors: [{ path: field, message: 'must not be made of your name or email' }],
  });
}
