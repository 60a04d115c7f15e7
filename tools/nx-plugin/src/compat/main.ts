import { allowedBreaks, baseCommit } from './git.ts';
import { brokenPromises } from './promises.ts';

/**
 * `node tools/nx-plugin/src/compat/main.ts` compares the documents of the API and of the events with those of the base
 * branch. It fails at a break, unless a commit since then has the trailer `API-Break: <reason>`.
 */
const base = baseCommit();
const breaks = brokenPromises(base);
const reasons = breaks.length > 0 ? allowedBreaks(base) : [];
for (const sentence of breaks) process.stderr.write(`${sentence}\n`);
for (const reason of reasons) process.stderr.write(`Allowed by a commit: ${reason}\n`);
if (breaks.length > 0 && reasons.length === 0) {
  process.stderr.write(
    'Clients of the version before would fail. Raise the version, or give the reason in a commit: "API-Break: <reason>".\n',
  );
  process.exitCode = 1;
}
