import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeTheRules } from './before-the-rules.ts';
import { lintMigration } from './lint-migration.ts';
import { type Checkout, isReleased } from './releases.ts';

/** The findings in the migrations of all services of a checkout, in sentences. */
export async function lintFolder(checkout: Checkout): Promise<readonly string[]> {
  const cwd = checkout.folder;
  const files = globSync('{apps,libs}/*/src/migrations/*.sql', { cwd }).sort();
  const sentences: string[] = [];
  for (const file of files.filter((file) => !beforeTheRules.has(file))) {
    const sql = readFileSync(join(cwd, file), 'utf8');
    const findings = await lintMigration(sql, (release) => isReleased(checkout, release));
    sentences.push(...findings.map(({ rule, sentence }) => `${file}: ${sentence}. (${rule})`));
  }
  return sentences;
}
