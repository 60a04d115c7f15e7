import { newId } from '@quartet/database';
import { openService, type PaymentBody, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const settled = async (...ids: readonly string[]) =>
  (await service.orders.get(`/settled?ids=${ids.join()}`).expect(200)).body as object;

it('lists the payments that nobody has to ask the provider about', async () => {
  const { id: captured } = await service.captured();
  const { id: unknown } = (await service.pay('pm_flaky_99')).body as PaymentBody;
  const { id: declined } = (await service.pay('pm_declined')).body as PaymentBody;
  const { items } = (await settled(captured, unknown, declined, newId())) as { items: string[] };
  expect(items.toSorted()).toEqual([captured, declined].toSorted());
});

it.each(['', 'x', `${newId()},`, Array.from({ length: 101 }, newId).join()])(
  'answers 400 to the ids %s',
  async (ids) => {
    const { body } = await service.orders.get(`/settled?ids=${ids}`).expect(400);
    expect(body).toMatchObject({ code: 'invalid_request' });
  },
);
