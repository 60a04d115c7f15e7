import { newId } from '@quartet/database';
import { type Service, openService } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('shows another service what became of a refund', async () => {
  const { id } = await service.captured(1000);
  const path = `/${id}/refunds/${newId()}`;
  const asked = await service.orders.put(path).send({ amount: { amount: 10, currency: 'USD' } });
  const { body } = await service.orders.get(path).expect(200);
  expect(body).toEqual(asked.body);
});

it('answers 404 to an unknown refund, and to one of another payment', async () => {
  const [one, other] = [await service.captured(1000), await service.captured(1000)];
  const refundId = newId();
  await service.orders
    .put(`/${one.id}/refunds/${refundId}`)
    .send({ amount: { amount: 10, currency: 'USD' } });
  for (const path of [`${one.id}/refunds/${newId()}`, `${other.id}/refunds/${refundId}`]) {
    const { body } = await service.orders.get(path).expect(404);
    expect(body).toMatchObject({ code: 'not_found' });
  }
});

it('answers 400 to an id that is none', async () => {
  const { body } = await service.orders.get(`/${newId()}/refunds/1`).expect(400);
  expect(body).toMatchObject({ errors: [{ path: 'refundId' }] });
});
