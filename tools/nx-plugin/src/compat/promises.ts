import { existsSync, readFileSync } from 'node:fs';
import { asyncApiBreaks } from './asyncapi-breaks.ts';
import { documentBreaks } from './document-breaks.ts';
import { eventBreaks } from './event-breaks.ts';
import { git } from './git.ts';
import { hasSuccessor } from './successor.ts';

type Comparison = (before: never, after: never) => readonly string[];

/** The comparison of each kind of document; the first that matches. */
const comparisons: readonly (readonly [files: RegExp, comparison: Comparison])[] = [
  [/^docs\/api\/.*\.json$/, documentBreaks],
  [/^docs\/events\/asyncapi\.json$/, asyncApiBreaks],
  [/^docs\/events\/.*\.json$/, eventBreaks],
];

/** Sentences about each promise in docs/api and docs/events of a commit that the files of the folder take back. */
export function brokenPromises(base: string): readonly string[] {
  const files = git('ls-tree', '-r', '--name-only', base, 'docs/api', 'docs/events').split('\n');
  return files.flatMap((file) => {
    const [, breaksOf] = comparisons.find(([pattern]) => pattern.test(file)) ?? [];
    if (breaksOf === undefined) return [];
    if (!existsSync(file)) return hasSuccessor(file, existsSync) ? [] : [`${file} is gone.`];
    const before = JSON.parse(git('show', `${base}:${file}`)) as never;
    const after = JSON.parse(readFileSync(file, 'utf8')) as never;
    return breaksOf(before, after).map((sentence) => `${file}: ${sentence}`);
  });
}
