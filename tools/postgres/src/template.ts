import pg from 'pg';
import { withClient } from './client.ts';

/**
 * Creates a database once for many concurrent processes; the others wait.
 * It appears atomically, and looking for it opens no connection to it.
 * @param url the superuser's URL of another database
 * @param create fills the database whose name it receives, and closes every connection to it
 */
export async function ensureTemplate(
  url: string,
  name: string,
  create: (draft: string) => Promise<void>,
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return;
    const draft = `draft_of_${name}`;
    await create(draft);
    const [from, to] = [draft, name].map((each) => pg.escapeIdentifier(each));
    await client.query(`ALTER DATABASE ${from} RENAME TO ${to}`);
  });
}
