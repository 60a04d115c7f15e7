import { newId } from '@quartet/database';
import { openUsers, type UsersApp } from '../testing/users-app.ts';

let users: UsersApp;
beforeAll(async () => {
  users = await openUsers();
});
afterAll(() => users.close());

it('shows a user to the user and to an admin', async () => {
  const { password: _, ...ada } = await users.register();
  const own = await users.call('get', `/${ada.id}`, await users.tokens.user(ada.id)).expect(200);
  const admins = await users.call('get', `/${ada.id}`, await users.tokens.admin()).expect(200);
  expect([own.body, admins.body]).toEqual([ada, ada]);
});

it('answers 404 to a stranger, in the same words as for nobody', async () => {
  const ada = await users.register();
  const stranger = await users.tokens.user();
  const [existing, missing] = await Promise.all(
    [ada.id, newId()].map(async (id) => {
      const { body } = await users.call('get', `/${id}`, stranger).expect(404);
      return { ...(body as object), requestId: 'any' };
    }),
  );
  expect(existing).toMatchObject({ code: 'not_found' });
  expect(missing).toEqual(existing);
});

it('answers 404 to an admin where there is nobody', async () => {
  await users.call('get', `/${newId()}`, await users.tokens.admin()).expect(404);
});

it.each(['1', 'you', `${newId()}0`])('answers 400 to the id %s', async (id) => {
  const { body } = await users.call('get', `/${id}`, await users.tokens.user()).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'id' }] });
});
