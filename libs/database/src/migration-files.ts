import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

export interface MigrationFile {
  readonly name: string;
  readonly checksum: string;
  /** Statements that arrive together are one transaction in PostgreSQL; these arrive one by one. */
  readonly statements: readonly string[];
  readonly isTransaction: boolean;
}

const noTransaction = '-- no transaction\n';

/** The migrations of a folder, in order. */
export async function readMigrations(folder: URL): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map((name) => readMigration(name, folder)));
}

async function readMigration(name: string, folder: URL): Promise<MigrationFile> {
  const sql = await readFile(new URL(name, folder), 'utf8');
  const isTransaction = !sql.startsWith(noTransaction);
  const statements = isTransaction
    ? ['BEGIN', sql]
    : sql.split(/;\n/).filter((statement) => statement.trim() !== '');
  const checksum = createHash('sha256').update(sql).digest('hex');
  return { name, checksum, statements, isTransaction };
}
