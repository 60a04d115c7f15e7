import { type ProductBody, someProduct } from '../testing/bodies.ts';
import { wrongBooks } from '../testing/books.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('adds a product with its first stock and says where it is', async () => {
  const draft = someProduct();
  const { body, headers } = await service.admin.post().send(draft).expect(201);
  const { stock, ...fields } = draft;
  expect(body).toMatchObject({ ...fields, available: stock });
  expect(headers['etag']).toBe('"1-10"');
  const { id } = body as ProductBody;
  expect(headers['location']).toBe(`/api/products/${id}`);
  expect(await service.read(id)).toEqual(body);
  expect(await wrongBooks(service.database)).toEqual([]);
});

it('adds a product without stock', async () => {
  const { stock, ...draft } = someProduct();
  const { body } = await service.admin.post().send(draft).expect(201);
  expect(stock).toBeGreaterThan(0);
  expect(body).toMatchObject({ available: 0 });
});

it('answers 409 to a SKU that is taken', async () => {
  const { sku } = await service.add();
  const { body } = await service.admin
    .post()
    .send({ ...someProduct(), sku })
    .expect(409);
  expect(body).toMatchObject({ code: 'sku_taken' });
});

it('gives the SKU of a removed product to another one', async () => {
  const { id, sku } = await service.add();
  await service.admin.delete(`/${id}`).expect(204);
  expect(await service.add({ sku })).toMatchObject({ sku });
});

const price = { amount: 100, currency: 'USD' };

it.each([
  ['a SKU with a blank', 'sku', { sku: 'A B' }],
  ['an empty name', 'name', { name: '  ' }],
  ['a name of two lines', 'name', { name: 'Mug\nfree' }],
  ['a name with a control character', 'name', { name: 'Mug\x07' }],
  ['a name that is too long', 'name', { name: 'm'.repeat(101) }],
  ['a description with a control character', 'description', { description: 'a\x07b' }],
  ['a price of nothing', 'price.amount', { price: { ...price, amount: 0 } }],
  ['a price below nothing', 'price.amount', { price: { ...price, amount: -1 } }],
  ['a fraction of a cent', 'price.amount', { price: { ...price, amount: 9.5 } }],
  ['a price beyond the limit', 'price.amount', { price: { ...price, amount: 10_000_001 } }],
  ['an unknown currency', 'price.currency', { price: { ...price, currency: 'XXX' } }],
  ['stock below nothing', 'stock', { stock: -1 }],
  ['stock beyond the limit', 'stock', { stock: 1_000_001 }],
  ['an id of its own', '', { id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d' }],
  ['a version', '', { version: 7 }],
])('answers 400 to %s', async (_case, path, fields) => {
  const { body } = await service.admin
    .post()
    .send({ ...someProduct(), ...fields })
    .expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});
