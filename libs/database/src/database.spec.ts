import { testConfig, testDatabase, type TestDatabase } from '@quartet/testing';
import { openDatabase, openTaskDatabase, statement, violatedConstraint } from './index.ts';

const createAccount = statement<[]>(
  `CREATE TABLE account (id integer PRIMARY KEY, balance bigint NOT NULL CONSTRAINT account_not_negative CHECK (balance >= 0))`,
);
const insertAccount = statement<[id: number, balance: number]>(
  `INSERT INTO account (id, balance) VALUES ($1, $2)`,
);
const findAccount = statement<[id: number], { readonly balance: number }>(
  `SELECT balance FROM account WHERE id = $1`,
);
const allAccounts = statement<[], { readonly id: number }>(`SELECT id FROM account ORDER BY id`);
const statementTimeout = statement<[], { readonly timeout: string }>(
  `SELECT current_setting('statement_timeout') AS timeout`,
);
const moment = statement<[], { readonly now: Date }>(`SELECT now() AS now`);

describe('database', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    const owner = await import('pg').then(
      ({ default: pg }) => new pg.Client(database.settings.MIGRATIONS_DATABASE_URL),
    );
    await owner.connect();
    await owner.query(createAccount.text);
    await owner.end();
  });
  afterAll(() => database?.close());

  it('reads bigints as numbers and moments as dates', async () => {
    await database.run(insertAccount, [1, 9_007_199_254_740_991]);
    expect(await database.one(findAccount, [1])).toEqual({ balance: 9_007_199_254_740_991 });
    expect((await database.one(moment, [])).now).toBeInstanceOf(Date);
  });

  it('answers nothing, and no error, for a row that may be missing', async () => {
    expect(await database.maybe(findAccount, [404])).toBeUndefined();
    await expect(database.one(findAccount, [404])).rejects.toThrow('no row');
  });

  it('answers many reads through one connection, each with its own row', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => 1_000 + index);
    for (const id of ids) await database.run(insertAccount, [id, id]);
    const rows = await Promise.all(ids.map((id) => database.reads.one(findAccount, [id])));
    expect(rows.map(({ balance }) => balance)).toEqual(ids);
  });

  it('commits all of a transaction or nothing', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.run(insertAccount, [2, 1]);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await database.maybe(findAccount, [2])).toBeUndefined();
    await database.transaction((tx) => tx.run(insertAccount, [2, 1]));
    expect(await database.maybe(findAccount, [2])).toEqual({ balance: 1 });
  });

  it('names the constraint that a statement broke', async () => {
    const broken = database.run(insertAccount, [3, -1]).catch(violatedConstraint);
    expect(await broken).toBe('account_not_negative');
    expect(violatedConstraint(new Error('something else'))).toBeUndefined();
  });

  it.each([
    ['request', openDatabase, '2s'],
    ['task', openTaskDatabase, '1min'],
  ])('limits the time of each statement of a %s', async (_caller, open, timeout) => {
    const { config, log } = testConfig({ ...database.settings, DATABASE_QUERY_TIMEOUT: '2000' });
    const opened = open(config, log);
    expect(await opened.one(statementTimeout, [])).toEqual({ timeout });
    await opened.close();
  });

  it('does not let the role of the service change tables', async () => {
    const drop = statement<[]>(`DROP TABLE account`);
    await expect(database.run(drop, [])).rejects.toThrow('must be owner');
    expect((await database.many(allAccounts, [])).length).toBeGreaterThan(0);
  });
});
