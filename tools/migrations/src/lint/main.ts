import { globSync, readFileSync } from 'node:fs';
import { beforeTheRules } from './before-the-rules.ts';
import { lintMigration } from './lint-migration.ts';
import { isReleased } from './releases.ts';

/** `node tools/migrations/src/lint/main.ts` lints the migrations of all services; it fails at any finding. */
for (const file of globSync('{apps,libs}/*/src/migrations/*.sql').sort()) {
  if (beforeTheRules.has(file)) continue;
  const sql = readFileSync(file, 'utf8');
  for (const { rule, sentence } of await lintMigration(sql, isReleased)) {
    process.stderr.write(`${file}: ${sentence}. (${rule})\n`);
    process.exitCode = 1;
  }
}
