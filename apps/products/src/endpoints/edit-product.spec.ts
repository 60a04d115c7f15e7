import { newId } from '@quartet/database';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const edit = (id: string, ifMatch: string) =>
  service.admin.patch(`/${id}`).set('if-match', ifMatch);

it('changes what the body names and nothing else', async () => {
  const product = await service.add();
  const price = { amount: 990, currency: 'EUR' };
  const { body, headers } = await edit(product.id, '"1-10"').send({ price }).expect(200);
  expect(body).toEqual({ ...product, price, updatedAt: expect.any(String) as unknown });
  expect(headers['etag']).toBe('"2-10"');
  expect(await service.read(product.id)).toEqual(body);
});

it('goes on when stock has moved since the product was read', async () => {
  const { id } = await service.add();
  await service.held(id, 4);
  const { body } = await edit(id, '"1-10"').send({ name: 'Cup' }).expect(200);
  expect(body).toMatchObject({ name: 'Cup', available: 6 });
});

it('answers 412 to who has read an older version', async () => {
  const { id } = await service.add();
  await edit(id, '"1-10"').send({ name: 'Cup' }).expect(200);
  const { body } = await edit(id, '"1-10"').send({ name: 'Bowl' }).expect(412);
  expect(body).toMatchObject({ code: 'precondition_failed' });
  expect(await service.read(id)).toMatchObject({ name: 'Cup' });
});

it('lets one of two editors at the same moment win', async () => {
  const { id } = await service.add();
  const names = ['Cup', 'Bowl', 'Jug', 'Vase'];
  const answers = await Promise.all(names.map((name) => edit(id, '"1-10"').send({ name })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
});

it('answers 428 without If-Match', async () => {
  const { id } = await service.add();
  const { body } = await service.admin.patch(`/${id}`).send({ name: 'Cup' }).expect(428);
  expect(body).toMatchObject({ code: 'precondition_required' });
});

it('answers 404 to an id that is unknown and to a removed product', async () => {
  const { id } = await service.add();
  await service.admin.delete(`/${id}`).expect(204);
  await edit(id, '*').send({ name: 'Cup' }).expect(404);
  await edit(newId(), '*').send({ name: 'Cup' }).expect(404);
});

it.each([
  ['no change', {}],
  ['another SKU', { sku: 'NEW-1' }],
  ['another id', { id: newId() }],
  ['availability', { available: 1_000 }],
  ['a name of nothing', { name: null }],
  ['a price below nothing', { price: { amount: -1, currency: 'USD' } }],
])('answers 400 to %s', async (_case, changes) => {
  const { id } = await service.add();
  const { body } = await edit(id, '*').send(changes).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request' });
});
