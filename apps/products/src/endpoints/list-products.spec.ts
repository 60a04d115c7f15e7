import { newId } from '@quartet/database';
import { encodeCursor } from '@quartet/http';
import type { ListBody } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

const [composed, decomposed] = ['\u00e9', 'e\u0301'];

let service: Service;
beforeAll(async () => {
  service = await openService();
  await service.add({
    name: 'USB-C hub',
    category: 'office',
    price: { amount: 4_500, currency: 'USD' },
  });
  await service.add({
    name: 'Desk lamp',
    category: 'office',
    price: { amount: 6_900, currency: 'USD' },
  });
  const description = `The barista's choice, 100% steel, caf${composed}`;
  await service.add({ name: 'french press', description });
  await service.add({ name: 'Espresso cup', description: 'Two cups \\ two saucers' });
});
afterAll(() => service.close());

const list = async (query: string): Promise<ListBody> =>
  (await service.anyone.get(`?${query}`).expect(200)).body as ListBody;

const namesOf = async (query: string) => (await list(query)).items.map(({ name }) => name);

it.each([
  ['createdAt', ['USB-C hub', 'Desk lamp', 'french press', 'Espresso cup']],
  ['-createdAt', ['Espresso cup', 'french press', 'Desk lamp', 'USB-C hub']],
  ['name', ['Desk lamp', 'Espresso cup', 'french press', 'USB-C hub']],
  ['-name', ['USB-C hub', 'french press', 'Espresso cup', 'Desk lamp']],
])('sorts by %s', async (sort, names) => {
  expect(await namesOf(`sort=${sort}`)).toEqual(names);
});

it('shows the newest first and may be asked about each time', async () => {
  const { body, headers } = await service.anyone.get('?limit=1').expect(200);
  expect((body as ListBody).items).toMatchObject([{ name: 'Espresso cup', available: 10 }]);
  expect(headers['cache-control']).toBe('no-cache');
});

it.each([
  ['category=office', ['Desk lamp', 'USB-C hub']],
  ['category=Office', []],
  ['minPrice=4500', ['Desk lamp', 'USB-C hub']],
  ['maxPrice=4500&category=office', ['USB-C hub']],
  ['minPrice=4501&maxPrice=6899', []],
  ['q=lamp', ['Desk lamp']],
  ['q=LAM', ['Desk lamp']],
  ['q=saucers', ['Espresso cup']],
  ['q=press', ['french press']],
  ['q=usb-c', ['USB-C hub']],
  ['q=cup two', ['Espresso cup']],
  ['q=cup lamp', []],
  ["q=barista's", ['french press']],
  ['q=100%25', ['french press']],
  ['q=\\', []],
  ["q=' | lamp", ['Desk lamp']],
  ['q=%25', []],
  ['q=!!!', []],
  ['q=press&category=office', []],
  [`q=caf${encodeURIComponent(composed)}`, ['french press']],
  [`q=caf${encodeURIComponent(decomposed)}`, ['french press']],
])('finds by %s', async (query, names) => {
  expect(await namesOf(`${query}&sort=name`)).toEqual(names);
});

it('goes on where a page ended, until there is no more', async () => {
  const first = await list('sort=name&limit=3');
  expect(first.items).toHaveLength(3);
  const last = await list(`sort=name&limit=3&cursor=${first.nextCursor}`);
  expect(last).toMatchObject({ items: [{ name: 'USB-C hub' }], nextCursor: null });
});

it('gives no cursor when the page is just full', async () => {
  expect(await list('limit=4')).toMatchObject({ nextCursor: null });
});

const cursor = (...position: unknown[]) => `cursor=${encodeCursor(position)}`;

it.each([
  ['sort=stock', 'sort'],
  ['colour=blue', ''],
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['limit=ten', 'limit'],
  ['limit=', 'limit'],
  ['limit=1e1', 'limit'],
  ['limit=%205', 'limit'],
  ['minPrice=', 'minPrice'],
  ['maxPrice=', 'maxPrice'],
  ['maxPrice=0x10', 'maxPrice'],
  ['minPrice=-1', 'minPrice'],
  ['maxPrice=1.5', 'maxPrice'],
  ['maxPrice=10000001', 'maxPrice'],
  ['minPrice=2&maxPrice=1', 'minPrice'],
  ['q=', 'q'],
  ['q=%07', 'q'],
  [`q=${'q'.repeat(101)}`, 'q'],
  ['q=a&q=b', 'q'],
  ['cursor=garbage', 'cursor'],
  ['cursor=', 'cursor'],
  [`sort=price&${cursor('price', 1, 'no-id')}`, 'cursor'],
  [`sort=price&${cursor('price', '1', newId())}`, 'cursor'],
  [`sort=name&${cursor('name', 'a\x07', newId())}`, 'cursor'],
  [`sort=createdAt&${cursor('createdAt', 1e18, newId())}`, 'cursor'],
  [`sort=name&${cursor('-name', 'a', newId())}`, 'cursor'],
])('answers 400 to %s', async (query, path) => {
  const { body } = await service.anyone.get(`?${query}`).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});

it('answers 400 to the cursor of another sort', async () => {
  const { nextCursor } = await list('sort=price&limit=1');
  await service.anyone.get(`?sort=-price&cursor=${nextCursor}`).expect(400);
});
