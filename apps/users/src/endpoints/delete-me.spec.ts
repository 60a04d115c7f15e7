import { statement } from '@quartet/database';
import { openUsers, type UsersApp } from '../testing/users-app.ts';

let users: UsersApp;
beforeAll(async () => {
  users = await openUsers();
});
afterAll(() => users.close());

const selectRow = statement<[string], Record<string, unknown>>(
  `SELECT email, name, password_hash, deleted_at IS NOT NULL AS deleted FROM users WHERE id = $1`,
);

it('erases who it was, keeps the id, and ends all sessions', async () => {
  const ada = await users.register();
  const { accessToken, refreshToken } = await users.logIn(ada);
  await users.call('delete', '/me', accessToken).expect(204);
  expect(await users.database.one(selectRow, [ada.id])).toEqual({
    email: null,
    name: null,
    password_hash: null,
    deleted: true,
  });
  await users.refresh(refreshToken).expect(401);
  const { email, password } = ada;
  await users.call('post', '/login').send({ email, password }).expect(401);
});

it('leaves nobody to be found, listed or given a role', async () => {
  const { id } = await users.register();
  await users.call('delete', '/me', await users.tokens.user(id)).expect(204);
  const admin = await users.tokens.admin();
  await users.call('get', `/${id}`, admin).expect(404);
  await users.call('patch', `/${id}/role`, admin).send({ role: 'admin' }).expect(404);
  const { text } = await users.call('get', '', admin).expect(200);
  expect(text).not.toContain(id);
});

it('lets the email be registered anew, by another user', async () => {
  const ada = await users.register();
  await users.call('delete', '/me', await users.tokens.user(ada.id)).expect(204);
  const again = await users.register({ email: ada.email });
  expect(again.id).not.toBe(ada.id);
});

it('answers 401 when there is nobody left to delete', async () => {
  const token = await users.tokens.user((await users.register()).id);
  await users.call('delete', '/me', token).expect(204);
  await users.call('delete', '/me', token).expect(401);
});
