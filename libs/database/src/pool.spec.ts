import {
  eventually,
  tcpProxy,
  type TcpProxy,
  testConfig,
  testDatabase,
  type TestDatabase,
} from '@quartet/testing';
import { type Database, newId, openDatabase, statement } from './index.ts';

const backend = statement<[], { readonly pid: number }>(`SELECT pg_backend_pid() AS pid`);
const sleep = statement<[seconds: number]>(`SELECT pg_sleep($1)`);
const accept = statement<[id: string]>(
  `INSERT INTO inbox (consumer, event_id) VALUES ('spec', $1)`,
);
const find = statement<[id: string], { readonly id: string }>(
  `SELECT event_id AS id FROM inbox WHERE event_id = $1`,
);
const end = statement<[pid: number]>(`SELECT pg_terminate_backend($1)`);
const unavailable = expect.objectContaining({ code: 'unavailable', retryAfter: 1 });

describe('a pool of connections', () => {
  let existing: TestDatabase;
  let proxy: TcpProxy;
  let database: Database;
  /** Waits for nothing longer than 200 ms; on a slow machine any of its statements may fail. */
  let impatient: Database;

  beforeAll(async () => {
    existing = await testDatabase();
    const { DATABASE_URL, MIGRATIONS_DATABASE_URL } = existing.settings;
    proxy = await tcpProxy(new URL(DATABASE_URL));
    const open = (changes: Readonly<Record<string, string>>) => {
      const { config, log } = testConfig({
        DATABASE_URL: proxy.through(DATABASE_URL),
        MIGRATIONS_DATABASE_URL,
        DATABASE_POOL_SIZE: '1',
        ...changes,
      });
      return openDatabase(config, log);
    };
    database = open({});
    impatient = open({ DATABASE_QUERY_TIMEOUT: '200', DATABASE_CONNECT_TIMEOUT: '200' });
  });
  afterAll(async () => {
    await impatient?.close();
    await database?.close();
    await proxy?.close();
    await existing?.close();
  });

  const pidOf = async (pool: Database) => (await pool.one(backend, [])).pid;
  const pid = () => pidOf(database);
  const impatientPid = () => eventually(() => pidOf(impatient));

  it('keeps a connection whose statement was refused, however often', async () => {
    const before = await pid();
    await database.run(accept, ['twice']);
    for (let time = 0; time < 3; time++)
      await expect(database.run(accept, ['twice'])).rejects.toThrow('duplicate key');
    await expect(database.transaction((tx) => tx.run(accept, ['twice']))).rejects.toThrow(
      'duplicate key',
    );
    expect(await pid()).toBe(before);
  });

  it('throws a connection away whose statement took too long', async () => {
    const before = await impatientPid();
    await expect(impatient.run(sleep, [600])).rejects.toEqual(unavailable);
    expect(await impatientPid()).not.toBe(before);
  });

  it('rolls back a transaction whose statement took too long, on a connection that is not used again', async () => {
    const before = await impatientPid();
    const slow = impatient.transaction(async (tx) => {
      await tx.run(accept, ['slow']);
      await tx.run(sleep, [600]);
    });
    await expect(slow).rejects.toEqual(unavailable);
    expect(await impatientPid()).not.toBe(before);
    expect(await existing.maybe(find, ['slow'])).toBeUndefined();
  });

  it('waits no longer for a server that is frozen', async () => {
    await impatientPid();
    proxy.freeze();
    await expect(impatient.transaction((tx) => tx.run(accept, ['frozen']))).rejects.toEqual(
      unavailable,
    );
    proxy.thaw();
    expect(await database.maybe(find, ['frozen'])).toBeUndefined();
  });

  it('survives a connection that is lost between two statements of a transaction', async () => {
    const cut = database.transaction(async (tx) => {
      const { pid: own } = await tx.one(backend, []);
      await existing.one(end, [own]);
      await tx.run(accept, ['cut']);
    });
    await expect(cut).rejects.toEqual(unavailable);
    expect(await database.maybe(find, ['cut'])).toBeUndefined();
  });

  it('does not know what became of a COMMIT whose answer is lost, and says so', async () => {
    const lost = database.transaction(async (tx) => {
      await tx.run(accept, ['lost']);
      proxy.cutAfter('COMMIT');
    });
    await expect(lost).rejects.toEqual(unavailable);
    expect(await existing.maybe(find, ['lost'])).toEqual({ id: 'lost' });
  });

  it('does not call committed what a swallowed failure has rolled back', async () => {
    const swallowing = database.transaction(async (tx) => {
      await tx.run(accept, ['swallowed']);
      await tx.run(accept, ['swallowed']).catch(() => 0);
    });
    await expect(swallowing).rejects.toThrow('was rolled back');
    expect(await database.maybe(find, ['swallowed'])).toBeUndefined();
  });

  it('is unavailable to whoever waits too long for a connection', async () => {
    const held = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    const holding = eventually(() =>
      impatient.transaction(async () => {
        taken.resolve();
        await held.promise;
      }),
    );
    await taken.promise;
    await expect(impatient.one(backend, [])).rejects.toEqual(unavailable);
    held.resolve();
    await holding;
    expect(await impatientPid()).toEqual(expect.any(Number));
  });

  it('tells a deadlock from a bug: whoever gave way may try again', async () => {
    const { config, log } = testConfig(existing.settings);
    const roomy = openDatabase(config, log);
    const [one, other] = [newId(), newId()];
    const [here, there] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const crossing = async (first: string, second: string, met: PromiseWithResolvers<void>[]) =>
      roomy.transaction(async (tx) => {
        await tx.run(accept, [first]);
        met[0]?.resolve();
        await met[1]?.promise;
        await tx.run(accept, [second]);
      });
    const outcomes = await Promise.allSettled([
      crossing(one, other, [here, there]),
      crossing(other, one, [there, here]),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toHaveProperty(
      'reason',
      unavailable,
    );
    await roomy.close();
  });
});
