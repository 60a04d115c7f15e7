import { statement } from '@quartet/database';
import { placed } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';
import { postgresBacklog } from './postgres-backlog.ts';

const sent = statement<[]>(`UPDATE outbox SET sent_at = now()`);
const older = statement<[]>(`UPDATE outbox SET at = at - interval '90 seconds', sent_at = NULL`);
const reopened = statement<[id: string]>(`UPDATE saga SET state = 'CAPTURING' WHERE id = $1`);
const earlier = statement<[id: string]>(
  `UPDATE orders SET created_at = created_at - interval '5 minutes' WHERE id = $1`,
);

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('has no age while nothing waits, and that of the oldest when something does', async () => {
  const backlog = postgresBacklog(service.database);
  expect(await backlog()).toEqual({ SagaAge: 0, OutboxLag: 0 });
  const { id } = await placed(service);
  await service.database.run(sent, []);
  expect(await backlog()).toEqual({ SagaAge: 0, OutboxLag: 0 });
  await service.database.run(older, []);
  await service.database.run(reopened, [id]);
  await service.database.run(earlier, [id]);
  const { SagaAge, OutboxLag } = await backlog();
  expect(OutboxLag).toBeGreaterThanOrEqual(90);
  expect(OutboxLag).toBeLessThan(150);
  expect(SagaAge).toBeGreaterThanOrEqual(300);
  expect(SagaAge).toBeLessThan(360);
});
