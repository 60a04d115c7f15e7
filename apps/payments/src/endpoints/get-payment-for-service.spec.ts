import { newId } from '@quartet/database';
import { type Service, openService } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('shows another service what became of a payment', async () => {
  const id = newId();
  const asked = await service.pay('pm_declined', { id });
  const { body } = await service.orders.get(`/${id}`).expect(200);
  expect(body).toEqual(asked.body);
});

it('answers 404 to an unknown payment', async () => {
  const { body } = await service.orders.get(`/${newId()}`).expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});

it('answers 400 to an id that is none', async () => {
  const { body } = await service.orders.get('/1').expect(400);
  expect(body).toMatchObject({ errors: [{ path: 'id' }] });
});
