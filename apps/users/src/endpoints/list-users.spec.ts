import type { UserBody } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
let registered: readonly UserBody[];
beforeAll(async () => {
  service = await openService();
  const people: UserBody[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { password: _, ...person } = await service.register();
    people.unshift(person);
  }
  registered = people;
});
afterAll(() => service.close());

interface ListBody {
  readonly items: readonly UserBody[];
  readonly nextCursor: string | null;
}

async function list(query: string): Promise<ListBody> {
  return (await service.admin.get(query).expect(200)).body as ListBody;
}

it('lists all users, the newest first', async () => {
  expect(await list('')).toEqual({ items: registered, nextCursor: null });
});

it('pages through them without a gap or a repetition', async () => {
  const first = await list('?limit=2');
  const second = await list(`?limit=2&cursor=${first.nextCursor}`);
  const third = await list(`?limit=2&cursor=${second.nextCursor}`);
  expect([first, second, third].map(({ items }) => items.length)).toEqual([2, 2, 1]);
  expect([...first.items, ...second.items, ...third.items]).toEqual(registered);
  expect(third.nextCursor).toBeNull();
});

it('ends with a full page when that is all', async () => {
  const { items, nextCursor } = await list('?limit=5');
  expect(items).toHaveLength(5);
  expect(nextCursor).toBeNull();
});

it('finds the user of an email, whatever its case', async () => {
  const [person] = registered;
  const email = encodeURIComponent(person?.email.toUpperCase() ?? '');
  expect(await list(`?email=${email}`)).toEqual({ items: [person], nextCursor: null });
  expect(await list('?email=nobody@example.com')).toEqual({ items: [], nextCursor: null });
});

it.each([
  { query: 'limit=0', path: 'limit' },
  { query: 'limit=101', path: 'limit' },
  { query: 'limit=ten', path: 'limit' },
  { query: 'cursor=nonsense', path: 'cursor' },
  { query: `cursor=${Buffer.from('"1 OR 1=1"').toString('base64url')}`, path: 'cursor' },
  { query: 'email=nobody', path: 'email' },
  { query: 'role=admin', path: '' },
])('answers 400 to $query', async ({ query, path }) => {
  const { body } = await service.admin.get(`?${query}`).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});
