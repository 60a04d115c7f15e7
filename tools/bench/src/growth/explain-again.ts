import { explainedBy, type Explanation } from '@quartet/postgres';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { leastWork, type Work } from './work.ts';

export interface Call {
  /** Empty for a statement that is planned for its values each time. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** PostgreSQL decides at the sixth run whether one plan for all values is as good. */
const firstPrepared = 6;
const measuredRuns = 3;

/**
 * Runs a statement as a connection does that has prepared it long ago, and measures the last runs; each is rolled
 * back to where it began. The least of them counts: versions of rows that were rolled back fill pages until the end of
 * the transaction, and the run that finds a page full writes to every index.
 */
export async function explainAgain(client: pg.Client, pid: number, call: Call): Promise<Work> {
  const mode = call.name === '' ? 'force_custom_plan' : 'auto';
  await client.query(`SET LOCAL plan_cache_mode = ${mode}`);
  const name = `measured_${++prepared}`;
  await client.query(`PREPARE ${name} AS ${call.text}`);
  const list = call.values.length === 0 ? '' : `(${call.values.map(literal).join(', ')})`;
  const query = `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) EXECUTE ${name}${list}`;
  const unmeasured = call.name === '' ? 0 : firstPrepared - 1;
  for (let run = 0; run < unmeasured; run++) await rolledBack(client, pid, query);
  const measured: Work[] = [];
  while (measured.length < measuredRuns) measured.push(await rolledBack(client, pid, query));
  await client.query(`DEALLOCATE ${name}`);
  return measured.reduce(leastWork);
}

/** A failed statement stays prepared, so each has a name of its own. */
let prepared = 0;

async function rolledBack(client: pg.Client, pid: number, query: string): Promise<Work> {
  await client.query('SAVEPOINT run');
  const before = cpuMilliseconds(pid);
  const { rows } = await client.query<{ readonly 'QUERY PLAN': readonly [Explanation] }>(query);
  const cpu = cpuMilliseconds(pid) - before;
  await client.query('ROLLBACK TO run');
  const [row = none()] = rows;
  const { rowsRead, rowsReturned, buffers } = explainedBy(row['QUERY PLAN'][0]);
  return { rowsRead, rowsReturned, buffers, cpu };
}

function none(): never {
  throw new Error('EXPLAIN returned nothing');
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (value instanceof Date) return `'${value.toISOString()}'`;
  return pg.escapeLiteral(String(prepareValue(value)));
}

/** CPU time of a process; see `/proc/<pid>/schedstat` in https://docs.kernel.org/scheduler/sched-stats.html */
function cpuMilliseconds(pid: number): number {
  if (process.platform !== 'linux') return 0;
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}
