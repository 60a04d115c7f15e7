import { openUsers, type UsersApp } from '../testing/users-app.ts';

let users: UsersApp;
beforeAll(async () => {
  users = await openUsers();
});
afterAll(() => users.close());

function logOut(refreshToken: string) {
  return users.call('post', '/logout').send({ refreshToken });
}

it('ends the session', async () => {
  const { refreshToken } = await users.logIn(await users.register());
  const { text } = await logOut(refreshToken).expect(204);
  expect(text).toBe('');
  await users.refresh(refreshToken).expect(401);
});

it('ends the session of a token that was rotated since', async () => {
  const { refreshToken } = await users.logIn(await users.register());
  const { body } = await users.refresh(refreshToken).expect(200);
  await logOut(refreshToken).expect(204);
  await users.refresh((body as { refreshToken: string }).refreshToken).expect(401);
});

it('leaves the other sessions of the user alone', async () => {
  const ada = await users.register();
  const [phone, laptop] = [await users.logIn(ada), await users.logIn(ada)];
  await logOut(phone.refreshToken).expect(204);
  await users.refresh(laptop.refreshToken).expect(200);
});

it('answers 204 to a token that is unknown, and to one that was logged out', async () => {
  const { refreshToken } = await users.logIn(await users.register());
  await logOut('A'.repeat(43)).expect(204);
  await logOut(refreshToken).expect(204);
  await logOut(refreshToken).expect(204);
});

it('answers 400 without a token', async () => {
  const { body } = await users.call('post', '/logout').send({}).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'refreshToken' }] });
});
