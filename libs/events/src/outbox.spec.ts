import { newId, statement } from '@quartet/database';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import { append, type NewEvent } from './index.ts';

const versions = statement<
  [aggregate: string],
  { readonly version: number; readonly data: unknown }
>(`SELECT version, data FROM outbox WHERE aggregate = $1 ORDER BY version`);

describe('append', () => {
  let database: TestDatabase;
  let aggregate: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(() => {
    aggregate = `order:${newId()}`;
  });
  afterAll(() => database?.close());

  const placed = (version = 1): NewEvent => ({
    aggregate,
    version,
    type: 'order.placed',
    data: { total: 1999 },
  });

  it('leaves an event when the transaction commits', async () => {
    await database.transaction((tx) => append(tx, placed()));
    expect(await database.many(versions, [aggregate])).toEqual([
      { version: 1, data: { total: 1999 } },
    ]);
  });

  it('leaves none when it rolls back', async () => {
    const failing = database.transaction(async (tx) => {
      await append(tx, placed());
      throw new Error('after the event');
    });
    await expect(failing).rejects.toThrow('after the event');
    expect(await database.many(versions, [aggregate])).toEqual([]);
  });

  it('refuses a version of an aggregate that is taken, and with it the transaction', async () => {
    await append(database, placed(1));
    const second = database.transaction(async (tx) => {
      await append(tx, placed(2));
      await append(tx, placed(1));
    });
    await expect(second).rejects.toMatchObject({ constraint: 'outbox_aggregate_version_key' });
    expect(await database.many(versions, [aggregate])).toHaveLength(1);
  });
});
