import { parseArgs } from 'node:util';
import { type Base, basesOf } from './bases.ts';
import { allowedBreaks, type Checkout } from './git.ts';
import { brokenPromises } from './promises.ts';

export interface Result {
  /** The exit code: 0 when every promise is kept, or a commit gives the reason for a break. */
  readonly code: number;
  /** Breaks and reasons, for people. */
  readonly error: string;
}

const advice =
  'Clients of the version before would fail. Raise the version, or give the reason in a commit: "API-Break: <reason>".\n';

/** The command from its arguments: compares the documents of a checkout with each of its bases. */
export function run(args: readonly string[], checkout: Checkout): Result {
  try {
    const options = { receipt: { type: 'string', multiple: true } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const results = basesOf(checkout, values.receipt).map((base) => compare(checkout, base));
    const text = results.map(({ error }) => error).join('');
    const isRefused = results.some(({ code }) => code !== 0);
    return isRefused ? { code: 1, error: text + advice } : { code: 0, error: text };
  } catch (error) {
    return { code: 1, error: `${error instanceof Error ? error.message : String(error)}\n` };
  }
}

/** Names each break, and each reason that a commit gives. */
function compare(checkout: Checkout, { commit, name }: Base): Result {
  const breaks = brokenPromises(checkout, commit);
  if (breaks.length === 0) return { code: 0, error: '' };
  const reasons = allowedBreaks(checkout, commit);
  const allowed = reasons.map((reason) => `Allowed by a commit: ${reason}`);
  const lines = [`Compared with ${name}:`, ...breaks, ...allowed];
  return { code: reasons.length > 0 ? 0 : 1, error: `${lines.join('\n')}\n` };
}
