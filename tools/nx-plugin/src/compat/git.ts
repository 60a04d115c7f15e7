import { execFileSync } from 'node:child_process';

/**
 * The output of a git command.
 * @throws Error with what git wrote, if it fails
 */
export function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * 1024 ** 2 });
}

/** The commit at which the present branch left main; NX_BASE in a workflow. */
export function baseCommit(): string {
  const given = process.env['NX_BASE'];
  if (given) return given;
  for (const branch of ['origin/main', 'main']) {
    try {
      return git('merge-base', 'HEAD', branch).trim();
    } catch {
      // There is no such branch here.
    }
  }
  return 'HEAD';
}

/** True when the repository has the commit. */
export function isCommit(commit: string): boolean {
  try {
    return git('cat-file', '-t', commit).trim() === 'commit';
  } catch {
    return false;
  }
}

/** The reasons for breaks, which commits since the base give in trailers. */
export function allowedBreaks(base: string): readonly string[] {
  const format = '--format=%(trailers:key=API-Break,valueonly)';
  return git('log', format, `${base}..HEAD`).split('\n').filter(Boolean);
}
