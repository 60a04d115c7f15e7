import { execFileSync } from 'node:child_process';

/** The changes in the working tree since a commit. */
export interface Changes {
  /** Paths from the root of the workspace. */
  readonly files: readonly string[];
  /** The text of a file as it was, or nothing where there was none. */
  before(file: string): string;
}

/** Since the commit that HEAD and `base` have in common; a base that Git does not know gives no changes. */
export function changesSince(base: string, root: string): Changes {
  const git = (...args: readonly string[]): string => {
    try {
      return execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 2 ** 27,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      return '';
    }
  };
  const common = git('merge-base', base, 'HEAD').trim();
  const lines = (text: string) => text.split('\n').filter((line) => line !== '');
  return {
    files: [
      ...(common === '' ? [] : lines(git('diff', '--name-only', '--no-renames', common))),
      ...lines(git('ls-files', '--others', '--exclude-standard')),
    ],
    before: (file) => (common === '' ? '' : git('show', `${common}:${file}`)),
  };
}

/** The commit of the working tree; undefined when files have changed since, and without a repository. */
export function deployedCommit(root: string): string | undefined {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    return git('status', '--porcelain') === '' ? git('rev-parse', 'HEAD').trim() : undefined;
  } catch {
    return undefined;
  }
}
