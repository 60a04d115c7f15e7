import { statement } from '@quartet/database';
import { newPerson } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const selectHash = statement<[string], { hash: string }>(
  `SELECT password_hash AS hash FROM users WHERE email = $1`,
);

it('registers a shopper', async () => {
  const { password, ...person } = newPerson();
  const { body, headers } = await service.anyone
    .post()
    .send({ ...person, password })
    .expect(201);
  expect(body).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
    ...person,
    role: 'shopper',
    createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    updatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(headers['location']).toBe(`/api/users/${(body as { id: string }).id}`);
});

it('stores the password as argon2id with at least 19 MiB, and never as it is', async () => {
  const { email, password } = await service.register();
  const { hash } = await service.database.one(selectHash, [email]);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(hash).not.toContain(password);
});

it('answers 409 to an email that is taken, however it is written', async () => {
  const { email } = await service.register();
  const { body } = await service.anyone
    .post()
    .send({ ...newPerson(), email: email.toUpperCase() })
    .expect(409);
  expect(body).toMatchObject({ code: 'email_taken' });
});

it('gives an email to one of those who register it at once', async () => {
  const person = newPerson();
  const answers = await Promise.all([1, 2, 3].map(() => service.anyone.post().send(person)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

it.each([
  { what: 'no body', body: undefined, path: '' },
  { what: 'no name', body: { name: undefined }, path: 'name' },
  { what: 'an empty name', body: { name: '  ' }, path: 'name' },
  { what: 'a name with a control character', body: { name: 'a\u0007b' }, path: 'name' },
  { what: 'a name of 101 characters', body: { name: 'a'.repeat(101) }, path: 'name' },
  { what: 'what is no email', body: { email: 'ada' }, path: 'email' },
  { what: 'an email in a list', body: { email: ['ada@example.com'] }, path: 'email' },
  { what: 'a huge email', body: { email: `${'a'.repeat(250)}@example.com` }, path: 'email' },
  { what: 'a short password', body: { password: 'kx7!pqz' }, path: 'password' },
  { what: 'a long password', body: { password: 'a'.repeat(129) }, path: 'password' },
  { what: 'a common password', body: { password: 'Password123' }, path: 'password' },
  { what: 'spaces as a password', body: { password: ' '.repeat(8) }, path: 'password' },
  { what: 'a season as a password', body: { password: 'Summer2026' }, path: 'password' },
  { what: 'the own name as a password', body: { password: 'lovelace1815' }, path: 'password' },
  { what: 'a number as a password', body: { password: 12345678901 }, path: 'password' },
  { what: 'a role', body: { role: 'admin' }, path: '' },
  { what: 'an id', body: { id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d' }, path: '' },
])('answers 400 to $what', async ({ body: wrong, path }) => {
  const { body } = await service.anyone
    .post()
    .send(wrong && { ...newPerson(), ...wrong })
    .expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});

it('answers 400 to the own email as a password', async () => {
  const person = newPerson();
  const { body } = await service.anyone
    .post()
    .send({ ...person, password: person.email })
    .expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'password' }] });
});

it('names all wrong fields at once and repeats none of their values', async () => {
  const { text, body } = await service.anyone
    .post()
    .send({ email: 'nobody', password: 'secret!', name: '' })
    .expect(400);
  expect((body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
    'email',
    'password',
    'name',
  ]);
  expect(text).not.toContain('secret!');
});
