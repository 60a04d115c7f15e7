import { statement } from '@quartet/database';
import { placed } from '../testing/bodies.ts';
import { openTill, type Till } from '../testing/till.ts';
import { postgresBacklog } from './postgres-backlog.ts';

const sent = statement<[]>(`UPDATE outbox SET sent_at = now()`);
const older = statement<[]>(`UPDATE outbox SET at = at - interval '90 seconds', sent_at = NULL`);
const reopened = statement<[id: string]>(`UPDATE saga SET state = 'CAPTURING' WHERE id = $1`);
const earlier = statement<[id: string]>(
  `UPDATE orders SET created_at = created_at - interval '5 minutes' WHERE id = $1`,
);

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterAll(() => till.close());

it('has no age while nothing waits, and that of the oldest when something does', async () => {
  const backlog = postgresBacklog(till.database);
  expect(await backlog()).toEqual({ SagaAge: 0, OutboxLag: 0 });
  const { id } = await placed(till);
  await till.database.run(sent, []);
  expect(await backlog()).toEqual({ SagaAge: 0, OutboxLag: 0 });
  await till.database.run(older, []);
  await till.database.run(reopened, [id]);
  await till.database.run(earlier, [id]);
  const { SagaAge, OutboxLag } = await backlog();
  expect(OutboxLag).toBeGreaterThanOrEqual(90);
  expect(OutboxLag).toBeLessThan(150);
  expect(SagaAge).toBeGreaterThanOrEqual(300);
  expect(SagaAge).toBeLessThan(360);
});
