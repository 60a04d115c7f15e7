import { newPerson, type UserBody } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

async function changeMe(id: string, changes: object) {
  return service.call('patch', '/me', await service.tokens.user(id)).send(changes);
}

it('changes the name alone', async () => {
  const { password: _, ...ada } = await service.register();
  const { status, body } = await changeMe(ada.id, { name: ' Countess of Lovelace ' });
  expect(status).toBe(200);
  const { updatedAt } = body as UserBody;
  expect(body).toEqual({ ...ada, name: 'Countess of Lovelace', updatedAt });
  expect(updatedAt > ada.updatedAt).toBe(true);
});

it('changes the email, which is the one to log in with from then on', async () => {
  const ada = await service.register();
  const { email } = newPerson();
  const { body } = await changeMe(ada.id, { email: email.toUpperCase() });
  expect(body).toMatchObject({ email, name: ada.name });
  await service.logIn({ ...ada, email });
  const { email: old, password } = ada;
  await service.call('post', '/login').send({ email: old, password }).expect(401);
});

it('answers 409 to an email that is taken', async () => {
  const [ada, bob] = [await service.register(), await service.register()];
  const { status, body } = await changeMe(ada.id, { email: bob.email });
  expect({ status, body }).toMatchObject({ status: 409, body: { code: 'email_taken' } });
});

it('answers 401 to the token of a user who is gone', async () => {
  await service
    .call('patch', '/me', await service.tokens.user())
    .send({ name: 'Nobody' })
    .expect(401);
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
  const { status, body } = await changeMe(ada.id, changes);
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ path }] } });
});
