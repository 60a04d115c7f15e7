import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openBooks } from './books.ts';
import { check } from './check.ts';
import { readBooks, Whereabouts } from './read-books.ts';
import { recheck } from './recheck.ts';
import { report } from './report.ts';

const home = resolve(process.env['QUARTET_HOME'] ?? '.quartet');

function whereabouts(): Whereabouts {
  try {
    return Whereabouts.parse(JSON.parse(readFileSync(join(home, 'ready.json'), 'utf8')));
  } catch (cause) {
    throw new Error(`Nothing runs in ${home}; start it, or name its folder with QUARTET_HOME.`, {
      cause,
    });
  }
}

try {
  const place = whereabouts();
  const findings = await recheck(async () => check(openBooks(await readBooks(place))));
  process.stdout.write(`${report(findings)}\n`);
  process.exitCode = findings.every(({ rows }) => rows.length === 0) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
