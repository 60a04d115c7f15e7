import {
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

  beforeAll(async () => {
    existing = await testDatabase();
    const { DATABASE_URL, MIGRATIONS_DATABASE_URL } = existing.settings;
    proxy = await tcpProxy(new URL(DATABASE_URL));
    const { config, log } = testConfig({
      DATABASE_URL: proxy.through(DATABASE_URL),
      MIGRATIONS_DATABASE_URL,
      DATABASE_QUERY_TIMEOUT: '200',
      DATABASE_POOL_SIZE: '1',
    });
    database = openDatabase(config, log);
  });
  afterAll(async () => {
    await database.close();
    await proxy.close();
    await existing.close();
  });

  const pid = async () => (await database.one(backend, [])).pid;

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
    const before = await pid();
    await expect(database.run(sleep, [5])).rejects.toEqual(unavailable);
    expect(await pid()).not.toBe(before);
  });

  it('rolls back a transaction whose statement took too long, on a connection that is not used again', async () => {
    const before = await pid();
    const slow = database.transaction(async (tx) => {
      await tx.run(accept, ['slow']);
      await tx.run(sleep, [5]);
    });
    await expect(slow).rejects.toEqual(unavailable);
    expect(await pid()).not.toBe(before);
    expect(await existing.maybe(find, ['slow'])).toBeUndefined();
  });

  it('waits no longer for a server that is frozen', async () => {
    await pid();
    proxy.freeze();
    await expect(database.transaction((tx) => tx.run(accept, ['frozen']))).rejects.toEqual(
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
    await expect(swallowing).rejects.toThrow('nothing was committed');
    expect(await database.maybe(find, ['swallowed'])).toBeUndefined();
  });

  it('is unavailable to whoever waits too long for a connection', async () => {
    await database.transaction(async () => {
      await expect(database.one(backend, [])).rejects.toEqual(unavailable);
    });
    expect(await pid()).toEqual(expect.any(Number));
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
