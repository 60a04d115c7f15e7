import { ensureAdmin } from './first-admin.ts';
import { newPerson } from './testing/people.ts';
import { openUsers, type UsersApp } from './testing/users-app.ts';

let users: UsersApp;
beforeAll(async () => {
  users = await openUsers();
});
afterAll(() => users.close());

async function roleOf(email: string): Promise<string | undefined> {
  return (await users.deps.users.accountByEmail(email))?.role;
}

it('creates an admin who can log in, once', async () => {
  const root = newPerson();
  expect(await ensureAdmin(users.deps, root)).toBe('created');
  expect(await ensureAdmin(users.deps, root)).toBe('an admin already');
  const { accessToken } = await users.logIn(root);
  await users.call('get', '', accessToken).expect(200);
});

it('promotes a shopper whose password fits', async () => {
  const ada = await users.register();
  expect(await ensureAdmin(users.deps, ada)).toBe('promoted');
  expect(await roleOf(ada.email)).toBe('admin');
});

it('promotes nobody who has only taken the email first', async () => {
  const mallory = await users.register();
  expect(await ensureAdmin(users.deps, { ...mallory, password: "the operator's" })).toBe(
    'somebody else',
  );
  expect(await roleOf(mallory.email)).toBe('shopper');
});

it('leaves an admin alone who has changed the password since', async () => {
  const root = newPerson();
  await ensureAdmin(users.deps, root);
  expect(await ensureAdmin(users.deps, { ...root, password: 'the first one' })).toBe(
    'an admin already',
  );
  await users.logIn(root);
});
