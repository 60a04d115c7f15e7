import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openSnapshot } from './snapshot.ts';
import { check } from './check.ts';
import { readSnapshot, DataSources } from './read-snapshot.ts';
import { recheck } from './recheck.ts';
import { report } from './report.ts';

const home = resolve(process.env['QUARTET_HOME'] ?? '.quartet');

function readDataSources(): DataSources {
  try {
    return DataSources.parse(JSON.parse(readFileSync(join(home, 'ready.json'), 'utf8')));
  } catch (cause) {
    throw new Error(
      `No Quartet is running in ${home}; start it, or set QUARTET_HOME to its folder.`,
      {
        cause,
      },
    );
  }
}

try {
  const sources = readDataSources();
  const findings = await recheck(async () => check(openSnapshot(await readSnapshot(sources))));
  process.stdout.write(`${report(findings)}\n`);
  process.exitCode = findings.every(({ rows }) => rows.length === 0) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
