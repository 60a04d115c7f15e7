import { requireReady, stateFolder } from '@quartet/local-client/ready';
import { openSnapshot } from './snapshot.ts';
import { check } from './check.ts';
import { readSnapshot } from './read-snapshot.ts';
import { recheck } from './recheck.ts';
import { report } from './report.ts';

try {
  const ready = requireReady(stateFolder(process.env), 'set QUARTET_HOME to its folder');
  const findings = await recheck(async () => check(openSnapshot(await readSnapshot(ready))));
  process.stdout.write(`${report(findings)}\n`);
  process.exitCode = findings.every(({ rows }) => rows.length === 0) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
