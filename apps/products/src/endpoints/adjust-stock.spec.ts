import { newId, statement } from '@quartet/database';
import { wrongBooks } from '../testing/books.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const adjust = (id: string, delta: number, reason = 'stocktaking') =>
  service.admin.post(`/${id}/stock`).send({ delta, reason });

const movesOf = statement<readonly [id: string], object>(`
  SELECT kind, delta, reason, moved_by FROM stock_move WHERE product_id = $1 ORDER BY id`);

it('adds stock and writes it off, and keeps who did it and why', async () => {
  const { id } = await service.add({ stock: 5 });
  const { body, headers } = await adjust(id, 20, 'delivery 4711').expect(200);
  expect(body).toMatchObject({ id, available: 25 });
  expect(headers['etag']).toBe('"1-25"');
  expect((await adjust(id, -25, 'water damage').expect(200)).body).toMatchObject({ available: 0 });
  const by = { moved_by: service.adminId };
  expect(await service.database.many(movesOf, [id])).toEqual([
    { kind: 'created', delta: 5, reason: null, ...by },
    { kind: 'adjusted', delta: 20, reason: 'delivery 4711', ...by },
    { kind: 'adjusted', delta: -25, reason: 'water damage', ...by },
  ]);
});

it('answers 409 below what is reserved, and changes nothing', async () => {
  const { id } = await service.add({ stock: 5 });
  await service.held(id, 3);
  const { body } = await adjust(id, -3).expect(409);
  expect(body).toMatchObject({ code: 'stock_reserved' });
  expect(await service.read(id)).toMatchObject({ available: 2 });
  await adjust(id, -2).expect(200);
  expect(await wrongBooks(service.database)).toEqual([]);
});

it('adds up what many do at the same moment', async () => {
  const { id } = await service.add({ stock: 0 });
  await Promise.all(Array.from({ length: 20 }, (_, index) => adjust(id, index + 1).expect(200)));
  expect(await service.read(id)).toMatchObject({ available: 210 });
  expect(await wrongBooks(service.database)).toEqual([]);
});

it('answers 404 to a product that is unknown or removed', async () => {
  const { id } = await service.add();
  await service.admin.delete(`/${id}`).expect(204);
  await adjust(id, 1).expect(404);
  await adjust(newId(), 1).expect(404);
  expect(await wrongBooks(service.database)).toEqual([]);
});

it.each([
  ['no change', { delta: 0, reason: 'none' }],
  ['a fraction', { delta: 1.5, reason: 'half a mug' }],
  ['a delta beyond the limit', { delta: 1_000_001, reason: 'all of them' }],
  ['no reason', { delta: 1 }],
  ['a reason of blanks', { delta: 1, reason: '  ' }],
  ['more than it asks for', { delta: 1, reason: 'delivery', reserved: 0 }],
])('answers 400 to %s', async (_case, adjustment) => {
  const { id } = await service.add();
  await service.admin.post(`/${id}/stock`).send(adjustment).expect(400);
});
