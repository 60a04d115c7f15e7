import { commonPasswords } from './common-passwords.ts';

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
  return undefined;
}
