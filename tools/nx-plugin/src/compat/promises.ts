import { existsSync, readFileSync } from 'node:fs';
import { documentBreaks } from './document-breaks.ts';
import { eventBreaks } from './event-breaks.ts';
import { git } from './git.ts';

/** Sentences about each promise in docs/api and docs/events of a commit that the files of the folder take back. */
export function brokenPromises(base: string): readonly string[] {
  const files = git('ls-tree', '-r', '--name-only', base, 'docs/api', 'docs/events');
  const documents = files.split('\n').filter((file) => file.endsWith('.json'));
  return documents.flatMap((file) => {
    if (!existsSync(file)) return hasSuccessor(file) ? [] : [`${file} is gone.`];
    const before = JSON.parse(git('show', `${base}:${file}`)) as never;
    const after = JSON.parse(readFileSync(file, 'utf8')) as never;
    const breaks = file.startsWith('docs/api/')
      ? documentBreaks(before, after)
      : eventBreaks(before, after);
    return breaks.map((sentence) => `${file}: ${sentence}`);
  });
}

/** True when the next version of an event has a document. */
function hasSuccessor(file: string): boolean {
  const next = file.replace(/\.v(\d+)\.json$/, (_, version) => `.v${Number(version) + 1}.json`);
  return next !== file && existsSync(next);
}
