import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually, type RdsServer, rdsServer } from '@quartet/testing';
import pg from 'pg';
import { pino } from 'pino';
import { migrate } from './index.ts';

let server: RdsServer;
let superuser: pg.Client;
let folder: string;

beforeAll(async () => {
  server = await rdsServer();
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  superuser = new pg.Client({ connectionString: server.superuser });
  await superuser.connect();
  await superuser.query(
    `CREATE ROLE owner LOGIN PASSWORD 'secret'; GRANT CREATE ON SCHEMA public TO owner`,
  );
});
afterAll(async () => {
  await superuser?.end();
  await server?.close();
  await rm(folder, { recursive: true });
});

/** Each page costs a pause of 100 ms, so that it takes minutes. */
const slowVacuum = `
  CREATE TABLE step WITH (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1,
                          autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)
  AS SELECT n FROM generate_series(1, 1000000) n`;

const vacuuming = `
  SELECT pid FROM pg_stat_progress_vacuum
  JOIN pg_stat_activity USING (pid) WHERE relid = 'step'::regclass AND backend_type = 'autovacuum worker'`;

it('has an autovacuum cancelled that is in its way', async () => {
  await superuser.query(
    `${slowVacuum}; ALTER TABLE step OWNER TO owner; DELETE FROM step WHERE n % 2 = 0`,
  );
  await superuser.query(`ALTER SYSTEM SET autovacuum_naptime = '1s'`);
  await superuser.query('SELECT pg_reload_conf()');
  await eventually(async () => expect((await superuser.query(vacuuming)).rowCount).toBe(1));
  await writeFile(join(folder, '0001-added.sql'), 'ALTER TABLE step ADD COLUMN added text;\n');
  const lines: Record<string, unknown>[] = [];
  await migrate({
    url: Object.assign(new URL(server.superuser), { username: 'owner', password: 'secret' }).href,
    folder: pathToFileURL(`${folder}/`),
    log: pino({}, { write: (line) => void lines.push(JSON.parse(line)) }),
  });
  const reason = expect.stringMatching(/^pid \d+ \(autovacuum\) holds a lock on step$/);
  expect(lines).toContainEqual(expect.objectContaining({ reason }));
  expect(lines.at(-1)).toMatchObject({ migration: '0001-added.sql', msg: 'migrated' });
});
