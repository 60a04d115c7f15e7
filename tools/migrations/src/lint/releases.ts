import { execFileSync } from 'node:child_process';

/** Tells whether a commit was on main when the present branch left it, or before. */
export function isReleased(release: string): boolean {
  return baseCommits().some((base) => succeeds('merge-base', '--is-ancestor', '--', release, base));
}

/** The base of the workflow that runs, or where the branch left main. */
function baseCommits(): readonly string[] {
  const given = process.env['NX_BASE'];
  return given ? [given] : ['origin/main', 'main'];
}

function succeeds(...args: readonly string[]): boolean {
  try {
    execFileSync('git', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
