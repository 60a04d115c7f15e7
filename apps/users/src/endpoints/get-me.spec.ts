import { openUsers, type UsersApp } from '../testing/users-app.ts';

let users: UsersApp;
beforeAll(async () => {
  users = await openUsers();
});
afterAll(() => users.close());

it('shows the caller, and no password', async () => {
  const { password: _, ...ada } = await users.register();
  const { body, headers } = await users
    .call('get', '/me', await users.tokens.user(ada.id))
    .expect(200);
  expect(body).toEqual(ada);
  expect(headers['cache-control']).toBe('no-store');
});

it('answers 401 to the token of a user who is gone', async () => {
  const { body } = await users.call('get', '/me', await users.tokens.user()).expect(401);
  expect(body).toMatchObject({ code: 'unauthenticated' });
});
