import { newId } from '@quartet/database';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('shows a product with its tag, to be asked about each time', async () => {
  const product = await service.add({ name: 'Enamel mug', stock: 7 });
  const { body, headers } = await service.anyone.get(`/${product.id}`).expect(200);
  expect(body).toEqual({ ...product, name: 'Enamel mug', available: 7 });
  expect(headers).toMatchObject({ etag: '"1-7"', 'cache-control': 'no-cache' });
});

it('answers 304 without a body to who has seen it', async () => {
  const { id } = await service.add({ stock: 7 });
  const { text, headers } = await service.anyone
    .get(`/${id}`)
    .set('if-none-match', '"1-7"')
    .expect(304);
  expect(text).toBe('');
  expect(headers).toMatchObject({ etag: '"1-7"', 'cache-control': 'no-cache' });
});

it('shows what is left after a reservation to who has seen it before', async () => {
  const { id } = await service.add({ stock: 7 });
  await service.held(id, 3);
  const { body, headers } = await service.anyone
    .get(`/${id}`)
    .set('if-none-match', '"1-7"')
    .expect(200);
  expect(body).toMatchObject({ available: 4 });
  expect(headers['etag']).toBe('"1-4"');
});

it('answers 404 to an id that is unknown', async () => {
  const { body, headers } = await service.anyone.get(`/${newId()}`).expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
  expect(headers['cache-control']).toBe('no-store');
});

it.each(['1', 'not-a-uuid', `${newId()}0`, '%07'])('answers 400 to the id %s', async (id) => {
  const { body } = await service.anyone.get(`/${id}`).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'id' }] });
});
