import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Databases } from '../databases.ts';
import { withClient } from '../sql.ts';

/** A statement with its values as literals. */
export interface Statement {
  readonly text: string;
  readonly values: readonly string[];
}

/** Records the statements to each database, in order and by transaction. */
type Recording = ReadonlyMap<string, readonly Statement[]>;

interface Recorder {
  /** Records the statements of the services during `work` and shortly after it. */
  record(work: () => Promise<unknown>): Promise<Recording>;
}

interface Line extends Statement {
  readonly database: string;
  readonly session: string;
}

const moment = 1_000;

/** Makes the server log the statements of new sessions with their parameters. */
export async function startRecording(
  { url, log }: Databases,
  roles: readonly string[],
): Promise<Recorder> {
  await administer(url, [
    `ALTER SYSTEM SET log_line_prefix = '%d %p '`,
    'SELECT pg_reload_conf()',
    ...roles.flatMap((role) => [
      `ALTER ROLE ${role} SET log_statement = 'all'`,
      `ALTER ROLE ${role} SET log_error_verbosity = 'default'`,
    ]),
  ]);
  return {
    record: async (work) => {
      const { size } = await stat(log);
      await work();
      await pause(moment);
      await administer(
        url,
        roles.map((role) => `ALTER ROLE ${role} RESET log_statement`),
      );
      return byDatabase(linesOf((await readFile(log)).subarray(size).toString()));
    },
  };
}

async function administer(url: string, statements: readonly string[]): Promise<void> {
  await withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

const entry =
  /^(\w+) (\d+) LOG: {2}(?:execute [^\n:]+|statement): ([^]*?)\n(?=\w+ \d+ [A-Z]+: |$)(?:\w+ \d+ DETAIL: {2}[Pp]arameters: ([^]*?)\n(?=\w+ \d+ [A-Z]+: |$))?/gm;
const parameter = /\$\d+ = (NULL|'(?:[^']|'')*')/g;

function linesOf(log: string): readonly Line[] {
  return [...log.matchAll(entry)].map(
    ([, database = '', session = '', text = '', values = '']) => ({
      database,
      session,
      text: text.replaceAll('\n\t', '\n').trim(),
      values: [...values.matchAll(parameter)].map(([, value = '']) => value),
    }),
  );
}

/** Groups the interleaved statements of sessions into transactions, in the order in which they began. */
function byDatabase(lines: readonly Line[]): Recording {
  const transactions: Line[][] = [];
  const open = new Map<string, Line[]>();
  for (const line of lines) {
    const transaction = open.get(line.session) ?? [];
    if (transaction.length === 0) transactions.push(transaction);
    transaction.push(line);
    if (line.text === 'BEGIN') open.set(line.session, transaction);
    if (line.text === 'COMMIT' || line.text === 'ROLLBACK') open.delete(line.session);
  }
  return Map.groupBy(transactions.flat(), ({ database }) => database);
}
