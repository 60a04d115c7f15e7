import { newId, statement } from '@quartet/database';
import { testDatabase, type TestDatabase } from '@quartet/testing';
import { acceptOnce } from './index.ts';

const count = statement<[eventId: string], { readonly count: number }>(
  `SELECT count(*) AS count FROM inbox WHERE event_id = $1`,
);

describe('acceptOnce', () => {
  let database: TestDatabase;
  let event: string;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(() => {
    event = newId();
  });
  afterAll(() => database?.close());

  const accept = (consumer = 'receipts') =>
    database.transaction((tx) => acceptOnce(tx, consumer, event));

  it('is true for the first time and false for a repeat', async () => {
    expect([await accept(), await accept(), await accept()]).toEqual([true, false, false]);
  });

  it('is true once for each consumer', async () => {
    expect([await accept('receipts'), await accept('shipping')]).toEqual([true, true]);
  });

  it('is true for exactly one of many that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept()));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await database.one(count, [event])).toEqual({ count: 1 });
  });

  it('is true again when the effect was rolled back', async () => {
    const failing = database.transaction(async (tx) => {
      await acceptOnce(tx, 'receipts', event);
      throw new Error('no effect');
    });
    await expect(failing).rejects.toThrow('no effect');
    expect(await accept()).toBe(true);
  });
});
