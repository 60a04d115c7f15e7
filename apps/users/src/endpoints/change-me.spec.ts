import { statement } from '@quartet/database';
import { newPerson, type Person, type UserBody } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const ageLogins = statement<[userId: string]>(
  `UPDATE sessions SET logged_in_at = now() - interval '301 s' WHERE user_id = $1`,
);

async function changeMe(person: Person, changes: object) {
  const { accessToken } = await service.logIn(person);
  return service.as(accessToken).patch('/me').send(changes);
}

it('changes the name alone', async () => {
  const { password, ...ada } = await service.register();
  const { status, body } = await changeMe({ ...ada, password }, { name: ' Countess of Lovelace ' });
  expect(status).toBe(200);
  const { updatedAt } = body as UserBody;
  expect(body).toEqual({ ...ada, name: 'Countess of Lovelace', updatedAt });
  expect(updatedAt > ada.updatedAt).toBe(true);
});

it('changes the email, which is the one to log in with from then on', async () => {
  const ada = await service.register();
  const { email } = newPerson();
  const { body } = await changeMe(ada, { email: email.toUpperCase() });
  expect(body).toMatchObject({ email, name: ada.name });
  await service.logIn({ ...ada, email });
  const { email: old, password } = ada;
  await service.anyone.post('/login').send({ email: old, password }).expect(401);
});

it('answers 409 to an email that is taken', async () => {
  const [ada, bob] = [await service.register(), await service.register()];
  const { status, body } = await changeMe(ada, { email: bob.email });
  expect({ status, body }).toMatchObject({ status: 409, body: { code: 'email_taken' } });
});

it('answers 401 to the token of a user who is gone', async () => {
  const nobody = service.as(await service.tokens.user());
  await nobody.patch('/me').send({ name: 'Nobody' }).expect(401);
});

it('changes an email only within five minutes of the login, and a name at any time', async () => {
  const ada = await service.register();
  const { accessToken } = await service.logIn(ada);
  await service.database.run(ageLogins, [ada.id]);
  const change = (changes: object) => service.as(accessToken).patch('/me').send(changes);
  const { body } = await change({ name: 'Ada', email: newPerson().email }).expect(401);
  expect(body).toMatchObject({ code: 'recent_login_required' });
  expect((await change({ name: 'Countess' }).expect(200)).body).toMatchObject({ email: ada.email });
});

it('answers 401 to a session that has ended, at once', async () => {
  const ada = await service.register();
  const { accessToken, refreshToken } = await service.logIn(ada);
  await service.as(accessToken).get('/me').expect(200);
  await service.anyone.post('/logout').send({ refreshToken }).expect(204);
  for (const changes of [{ name: 'Mallory' }, { email: newPerson().email }]) {
    const { body } = await service.as(accessToken).patch('/me').send(changes).expect(401);
    expect(body).toMatchObject({ code: 'unauthenticated' });
  }
});

it.each([
  { what: 'a role', changes: { role: 'admin' }, path: '' },
  { what: 'a password', changes: { password: 'another one' }, path: '' },
  { what: 'an id', changes: { id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d' }, path: '' },
  { what: 'an empty name', changes: { name: '' }, path: 'name' },
  { what: 'null for a name', changes: { name: null }, path: 'name' },
  { what: 'what is no email', changes: { email: 'ada@' }, path: 'email' },
  { what: 'a list', changes: ['name'], path: '' },
])('answers 400 to $what', async ({ changes, path }) => {
  const ada = await service.register();
  const { status, body } = await changeMe(ada, changes);
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ path }] } });
});
