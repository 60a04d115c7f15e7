import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiBreaks } from './asyncapi-breaks.ts';
import { documentBreaks } from './document-breaks.ts';
import { eventBreaks } from './event-breaks.ts';
import { type Checkout, git } from './git.ts';
import { hasSuccessor } from './successor.ts';

type Comparison = (before: never, after: never) => readonly string[];

/** The comparison of each kind of document; the first that matches. */
const comparisons: readonly (readonly [files: RegExp, comparison: Comparison])[] = [
  [/^docs\/api\/.*\.json$/, documentBreaks],
  [/^docs\/events\/asyncapi\.json$/, asyncApiBreaks],
  [/^docs\/events\/.*\.json$/, eventBreaks],
];

/** Sentences about each promise in docs/api and docs/events of a commit that the files of the checkout take back. */
export function brokenPromises(checkout: Checkout, base: string): readonly string[] {
  const changed = ['--name-only', '--no-renames', '--diff-filter=a', base];
  const files = git(checkout, 'diff', ...changed, '--', 'docs/api', 'docs/events').split('\n');
  const inCheckout = (file: string) => join(checkout.folder, file);
  const isThere = (file: string) => existsSync(inCheckout(file));
  return files.flatMap((file) => {
    const [, breaksOf] = comparisons.find(([pattern]) => pattern.test(file)) ?? [];
    if (breaksOf === undefined) return [];
    if (!isThere(file)) return hasSuccessor(file, isThere) ? [] : [`${file} is gone.`];
    const before = JSON.parse(git(checkout, 'show', `${base}:${file}`)) as never;
    const after = JSON.parse(readFileSync(inCheckout(file), 'utf8')) as never;
    return breaksOf(before, after).map((sentence) => `${file}: ${sentence}`);
  });
}
