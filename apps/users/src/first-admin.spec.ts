import { ensureAdmin } from './first-admin.ts';
import { newPerson } from './testing/people.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

async function roleOf(email: string): Promise<string | undefined> {
  return (await service.deps.users.accountByEmail(email))?.role;
}

it('creates an admin who can log in, once', async () => {
  const root = newPerson();
  expect(await ensureAdmin(service.deps, root)).toBe('created');
  expect(await ensureAdmin(service.deps, root)).toBe('an admin already');
  const { accessToken } = await service.logIn(root);
  await service.as(accessToken).get().expect(200);
});

it('promotes a shopper whose password fits', async () => {
  const ada = await service.register();
  expect(await ensureAdmin(service.deps, ada)).toBe('promoted');
  expect(await roleOf(ada.email)).toBe('admin');
});

it('promotes nobody who has only taken the email first', async () => {
  const mallory = await service.register();
  expect(await ensureAdmin(service.deps, { ...mallory, password: "the operator's" })).toBe(
    'somebody else',
  );
  expect(await roleOf(mallory.email)).toBe('shopper');
});

it('leaves an admin alone who has changed the password since', async () => {
  const root = newPerson();
  await ensureAdmin(service.deps, root);
  expect(await ensureAdmin(service.deps, { ...root, password: 'the first one' })).toBe(
    'an admin already',
  );
  await service.logIn(root);
});
