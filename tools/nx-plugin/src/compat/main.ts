import { parseArgs } from 'node:util';
import { type Base, basesOf } from './bases.ts';
import { allowedBreaks } from './git.ts';
import { brokenPromises } from './promises.ts';

/**
 * `node tools/nx-plugin/src/compat/main.ts [--receipt dist/receipt.json]` compares the documents of the API and of the
 * events with those of the base branch, and with those that were deployed last. It fails at a break, unless a commit since
 * then has the trailer `API-Break: <reason>`.
 */
const { values } = parseArgs({ options: { receipt: { type: 'string', multiple: true } } });

try {
  const refused = basesOf(values.receipt).filter((base) => !keepsPromises(base));
  if (refused.length > 0) {
    process.stderr.write(
      'Clients of the version before would fail. Raise the version, or give the reason in a commit: "API-Break: <reason>".\n',
    );
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** Prints each break; returns false unless there is none, or a commit gives a reason. */
function keepsPromises({ commit, name }: Base): boolean {
  const breaks = brokenPromises(commit);
  if (breaks.length === 0) return true;
  const reasons = allowedBreaks(commit);
  process.stderr.write(`Compared with ${name}:\n`);
  for (const sentence of breaks) process.stderr.write(`${sentence}\n`);
  for (const reason of reasons) process.stderr.write(`Allowed by a commit: ${reason}\n`);
  return reasons.length > 0;
}
