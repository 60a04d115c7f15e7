import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { baseCommit, type Checkout, isCommit } from './git.ts';

/** A state of the documents that clients rely on. */
export interface Base {
  readonly commit: string;
  /** The branch or the receipt, for messages. */
  readonly name: string;
}

/** One project of a receipt, as far as it is read. */
interface ReceiptRow {
  readonly commit?: string;
  readonly failure?: string;
}

/**
 * The base branch, and each deployment whose receipt is given.
 * @param receipts files of the checkout such as dist/receipt.json. @default - those that download-receipts.ts has written
 * @throws Error in one sentence when a receipt names no commit of this repository
 */
export function basesOf(
  checkout: Checkout,
  receipts = globSync('dist/deployed/*.json', { cwd: checkout.folder }).sort(),
): readonly Base[] {
  const branch = { commit: baseCommit(checkout), name: 'the base branch' };
  const deployed = receipts.map((file) => ({ commit: deployedCommit(checkout, file), name: file }));
  return [branch, ...deployed.filter(({ commit }) => commit !== branch.commit)];
}

/** The commit of a receipt; a project whose deployment has failed still runs an earlier one. */
function deployedCommit(checkout: Checkout, file: string): string {
  const rows = JSON.parse(
    readFileSync(resolve(checkout.folder, file), 'utf8'),
  ) as readonly ReceiptRow[];
  const commit = rows.find(({ failure, commit }) => failure === undefined && commit)?.commit;
  if (commit === undefined) throw new Error(`${file} names no commit that was deployed.`);
  if (!isCommit(checkout, commit))
    throw new Error(`${file} names ${commit}, which this repository has not.`);
  return commit;
}
