import { newId } from '@quartet/database';
import { reserve } from '../domain/reserving.ts';
import { newOrder } from '../testing/order.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService({ SAGA_LEASE: '60000' });
});
afterAll(() => service.close());

it('gives an order to one who asks for it by name, and to none while somebody drives it', async () => {
  const order = { ...newOrder, id: newId(), userId: service.shopperId };
  const intent = { userId: order.userId, route: 'r', key: newId(), hash: 'h' };
  const lease = await service.deps.orders.place([order, reserve(order)], intent);
  if (!lease) throw new Error('the order was not placed');
  const [one, other] = [service.task().sagas, service.task().sagas];
  expect(await one.claim(order.id)).toBeUndefined();
  await service.sagas.handBack(lease);
  const claims = await Promise.all([one.claim(order.id), other.claim(order.id)]);
  expect(claims.filter(Boolean)).toMatchObject([{ order: { id: order.id }, epoch: 2 }]);
});
