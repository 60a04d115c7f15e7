import { newId } from '@quartet/database';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('shows a reservation as it was answered', async () => {
  const { id } = await service.add();
  const held = await service.held(id, 4);
  const { body, headers } = await service.orders.get(`/reservations/${held.orderId}`).expect(200);
  expect(body).toEqual(held);
  expect(headers['cache-control']).toBe('no-store');
});

it('answers 404 to an order that has reserved nothing', async () => {
  const { body } = await service.orders.get(`/reservations/${newId()}`).expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});

it('answers 400 to an id that is none', async () => {
  await service.orders.get('/reservations/42').expect(400);
});
