import { newId } from '@quartet/database';
import type { TestCaller } from '@quartet/testing';
import { type Service, openService, type PaymentBody } from '../testing/service.ts';

interface Page {
  readonly items: readonly PaymentBody[];
  readonly nextCursor: string | null;
}

const [orderId, userId] = [newId(), newId()];
const ids: string[] = [];

let service: Service;
let user: TestCaller;
beforeAll(async () => {
  service = await openService();
  user = service.as(await service.tokens.user(userId));
  for (const method of ['pm_declined', 'pm_insufficient_funds', 'pm_ok']) {
    const id = newId();
    await service.pay(method, { id, orderId, userId });
    ids.unshift(id);
  }
  await service.pay('pm_ok', { userId });
  await service.pay('pm_ok');
});
afterAll(() => service.close());

async function list(query: string, caller: TestCaller): Promise<Page> {
  return (await caller.get(query).expect(200)).body as Page;
}

it('lists the payments of an order, the newest first', async () => {
  const page = await list(`?orderId=${orderId}`, user);
  expect(page.items.map(({ id }) => id)).toEqual(ids);
  expect(page.nextCursor).toBeNull();
});

it('shows a user only what is hers', async () => {
  expect((await list('', user)).items).toHaveLength(4);
  const stranger = service.as(await service.tokens.user());
  expect((await list(`?orderId=${orderId}`, stranger)).items).toEqual([]);
});

it('shows an admin the payments of everybody', async () => {
  const { admin } = service;
  expect((await list('', admin)).items).toHaveLength(5);
  expect((await list(`?orderId=${orderId}`, admin)).items).toHaveLength(3);
});

it('turns pages without a gap or a repeat', async () => {
  const first = await list(`?orderId=${orderId}&limit=2`, user);
  const second = await list(`?orderId=${orderId}&limit=2&cursor=${first.nextCursor}`, user);
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
  expect(second.nextCursor).toBeNull();
});

it.each([
  ['orderId=1', 'orderId'],
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['cursor=bm8', 'cursor'],
  ['state=CAPTURED', ''],
])('refuses the query %s', async (query, path) => {
  const { body } = await user.get(`?${query}`).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});
