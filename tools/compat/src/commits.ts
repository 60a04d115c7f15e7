import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** @throws Error with what git wrote, if it fails */
export function git(root: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/**
 * The commit of the release before.
 * @param from a commit, or the file of a receipt
 * @throws Error when there is none
 */
export function commitBefore(root: string, from: string | undefined): string {
  if (from === undefined) return git(root, 'merge-base', 'HEAD', mainIn(root));
  const commit = existsSync(from) ? commitIn(from) : from;
  try {
    return git(root, 'rev-parse', '--verify', '--quiet', `${commit}^{commit}`);
  } catch (cause) {
    throw new Error(`There is no commit ${commit}.`, { cause });
  }
}

function mainIn(root: string): string {
  const branches = git(root, 'branch', '--all', '--format=%(refname:short)').split('\n');
  return branches.includes('origin/main') ? 'origin/main' : 'main';
}

/** A receipt has a row for each project, all of one commit. */
function commitIn(receipt: string): string {
  const rows = JSON.parse(readFileSync(receipt, 'utf8')) as readonly { readonly commit?: string }[];
  const commit = rows.find((row) => row.commit !== undefined)?.commit;
  if (commit === undefined) throw new Error(`${receipt} names no commit.`);
  return commit;
}
