import { execFileSync } from 'node:child_process';

/** A folder with a work tree of git. */
export interface Checkout {
  readonly folder: string;
  /** The commit to compare with: NX_BASE in a workflow. @default - where the branch left main */
  readonly base?: string | undefined;
}

/**
 * The output of a git command.
 * @throws Error with what git wrote, if it fails
 */
export function git({ folder }: Checkout, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    ...{ cwd: folder, encoding: 'utf8', stdio: 'pipe' },
    maxBuffer: 64 * 1024 ** 2,
  });
}

/** The commit at which the present branch left main, unless the checkout has another base. */
export function baseCommit(checkout: Checkout): string {
  if (checkout.base) return checkout.base;
  for (const branch of ['origin/main', 'main']) {
    try {
      return git(checkout, 'merge-base', 'HEAD', branch).trim();
    } catch {
      // There is no such branch here.
    }
  }
  return 'HEAD';
}

/** True when the repository has the commit. */
export function isCommit(checkout: Checkout, commit: string): boolean {
  try {
    return git(checkout, 'cat-file', '-t', commit).trim() === 'commit';
  } catch {
    return false;
  }
}

/** The reasons for breaks, which commits since the base give in trailers. */
export function allowedBreaks(checkout: Checkout, base: string): readonly string[] {
  const format = '--format=%(trailers:key=API-Break,valueonly)';
  return git(checkout, 'log', format, `${base}..HEAD`).split('\n').filter(Boolean);
}
