import { z } from 'zod';
import { type Comparison, ofText } from './comparison.ts';

/** A text with `*` for any characters; `\*` and `\\` are the characters themselves, and `**` is an error. */
export const wildcard = z.string().transform((pattern, context): Comparison => {
  const parts: readonly string[] = pattern.match(/\\[*\\]|./gsu) ?? [];
  if (parts.includes('\\') || parts.some((part, at) => part === '*' && parts[at + 1] === '*')) {
    context.addIssue({ code: 'custom', message: 'is no wildcard' });
    return z.NEVER;
  }
  const source = parts.map((part) => (part === '*' ? '.*' : literal(part))).join('');
  const whole = new RegExp(`^${source}$`, 's');
  return ofText((value) => whole.test(value));
});

function literal(part: string): string {
  const character = part.length === 2 && part.startsWith('\\') ? part.slice(1) : part;
  return character.replace(/[\\^$.*+?()[\]{}|]/, String.raw`\$&`);
}
