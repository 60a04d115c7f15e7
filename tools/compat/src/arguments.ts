import { parseArgs } from 'node:util';

export interface CompatOptions {
  /** A commit, or the file of a receipt. @default - the commit at which this branch left main */
  readonly from: string | undefined;
  /** Every combination of old and new services, instead of those that a deployment passes. */
  readonly all: boolean;
}

/** @throws Error with the usage for arguments that are invalid */
export function readArguments(args: readonly string[]): CompatOptions {
  try {
    const options = { from: { type: 'string' }, all: { type: 'boolean', default: false } } as const;
    const { from, all } = parseArgs({ args: [...args], options }).values;
    return { from, all };
  } catch {
    throw new Error(
      'Invalid arguments. Usage: npm run compat [-- --from <commit or receipt.json> --all]',
    );
  }
}
