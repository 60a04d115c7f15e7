import { statement } from '@quartet/database';
import { type PaymentBody, type Service, openService } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const lock = statement<[id: string]>(`SELECT 1 FROM payment WHERE id = $1 FOR UPDATE`);

it('takes an event once more when its effect could not be written the first time', async () => {
  const { id } = (await service.pay('pm_flaky_99')).body as PaymentBody;
  const { payments } = service.deps;
  const amount = { amount: 1999, currency: 'USD' } as const;
  const news = [{ key: id, settlement: { kind: 'succeeded', amount } as const }];
  const receive = () => payments.receive('simulator', { id: `of ${id}`, news });
  await service.database.transaction(async (tx) => {
    await tx.one(lock, [id]);
    await expect(receive()).rejects.toMatchObject({ code: 'unavailable' });
  });
  await receive();
  expect(await payments.get(id)).toMatchObject({ state: 'AUTHORISED' });
});
