import { execFileSync } from 'node:child_process';

/** A folder with a work tree of git. */
export interface Checkout {
  readonly folder: string;
  /** The base of the workflow that runs. @default - where the branch left main */
  readonly base?: string | undefined;
}

/** Tells whether a commit was on main when the present branch left it, or before. */
export function isReleased({ folder, base }: Checkout, release: string): boolean {
  const bases = base ? [base] : ['origin/main', 'main'];
  return bases.some((each) => isAncestor(folder, release, each));
}

function isAncestor(folder: string, release: string, base: string): boolean {
  const args = ['merge-base', '--is-ancestor', '--', release, base];
  try {
    execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
