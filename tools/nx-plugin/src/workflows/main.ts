import { globSync, readFileSync } from 'node:fs';
import { checkWorkflow } from './rules.ts';

/** `node tools/nx-plugin/src/workflows/main.ts`: our own rules on all of .github; actionlint has the rest. */
const paths = globSync('.github/{workflows,actions/*}/*.yml').sort();
const findings = paths.flatMap((path) =>
  checkWorkflow(readFileSync(path, 'utf8')).map(
    ({ line, column, message }) => `${path}:${line}:${column} ${message}\n`,
  ),
);

for (const finding of findings) process.stderr.write(finding);
process.exitCode = findings.length > 0 ? 1 : 0;
