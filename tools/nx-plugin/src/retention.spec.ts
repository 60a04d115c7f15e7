import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const migrations = globSync('{apps,libs}/*/src/migrations/*.sql', { cwd: root }).sort();

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => name).sort();
}

it('the retention of each table is in docs/operations.md, and no other', () => {
  const [, retention = ''] = read('docs/operations.md').split('## Retention');
  const created = migrations.map(read).join('\n');
  const documented = namesIn(retention, /^\| `([a-z_]+)` +\|/gm);
  expect(documented).toEqual(namesIn(created, /^CREATE TABLE ([a-z_]+)/gm));
});

it('a table that keeps its rows for ever has its size for a million orders, or what it grows with', () => {
  const [, retention = ''] = read('docs/operations.md').split('## Retention');
  const kept = retention.split('\n').filter((row) => row.includes('| for ever'));
  expect(kept.length).toBeGreaterThan(10);
  for (const row of kept) expect(row).toMatch(/\| (\d[\d,]*|[a-z ]*[a-z]) +\|$/);
});
