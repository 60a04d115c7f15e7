import { newId } from '@quartet/database';
import { type Desk, openDesk } from '../testing/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

it('shows another service what became of a refund', async () => {
  const { id } = await desk.captured(1000);
  const path = `${id}/refunds/${newId()}`;
  const asked = await desk.asOrders('put', path).send({ amount: { amount: 10, currency: 'USD' } });
  const { body } = await desk.asOrders('get', path).expect(200);
  expect(body).toEqual(asked.body);
});

it('answers 404 to an unknown refund, and to one of another payment', async () => {
  const [one, other] = [await desk.captured(1000), await desk.captured(1000)];
  const refundId = newId();
  await desk
    .asOrders('put', `${one.id}/refunds/${refundId}`)
    .send({ amount: { amount: 10, currency: 'USD' } });
  for (const path of [`${one.id}/refunds/${newId()}`, `${other.id}/refunds/${refundId}`]) {
    const { body } = await desk.asOrders('get', path).expect(404);
    expect(body).toMatchObject({ code: 'not_found' });
  }
});

it('answers 400 to an id that is none', async () => {
  const { body } = await desk.asOrders('get', `${newId()}/refunds/1`).expect(400);
  expect(body).toMatchObject({ errors: [{ path: 'refundId' }] });
});
