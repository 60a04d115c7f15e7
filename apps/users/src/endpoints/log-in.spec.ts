import { decodeJwt, decodeProtectedHeader } from 'jose';
import { statement } from '@quartet/database';
import { argon2Passwords } from '../outside/argon2-passwords.ts';
import { newPerson, type Person } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
let ada: Person;
beforeAll(async () => {
  service = await openService();
  ada = await service.register({ password: 'Zürich Ⅳ is far' });
});
afterAll(() => service.close());

const selectHash = statement<[string], { hash: string }>(
  `SELECT password_hash AS hash FROM users WHERE id = $1`,
);

const updateHash = statement<[string, string]>(`UPDATE users SET password_hash = $2 WHERE id = $1`);

it('answers tokens', async () => {
  const body = await service.logIn(ada);
  expect(body).toEqual({
    accessToken: expect.any(String),
    refreshToken: expect.stringMatching(/^[\w-]{43}$/),
    expiresIn: 600,
    tokenType: 'Bearer',
    deviceToken: expect.stringMatching(/^[\w-]{22}\.[\w-]{43}$/),
  });
});

it('issues an access token that says who, for whom and until when', async () => {
  const { accessToken } = await service.logIn(ada);
  expect(decodeProtectedHeader(accessToken)).toEqual({
    alg: 'RS256',
    typ: 'at+jwt',
    kid: 'users-spec',
  });
  const claims = decodeJwt(accessToken);
  expect(claims).toEqual({
    iss: 'https://quartet.test',
    aud: 'quartet',
    sub: ada.id,
    role: 'shopper',
    sid: expect.any(String),
    jti: expect.any(String),
    iat: expect.any(Number),
    exp: (claims.iat ?? 0) + 600,
  });
  await service.as(accessToken).get('/me').expect(200);
});

it('gives each access token an id of its own', async () => {
  const [first, second] = [await service.logIn(ada), await service.logIn(ada)];
  expect(decodeJwt(first.accessToken).jti).not.toBe(decodeJwt(second.accessToken).jti);
});

it('takes the email in any case and the password as any keyboard composes it', async () => {
  await service.logIn({ email: ada.email.toUpperCase(), password: 'Zu\u0308rich IV is far' });
});

it('answers a wrong password and an unknown user in the same words', async () => {
  const credentials = { email: ada.email, password: 'not this one' };
  const wrong = await service.anyone.post('/login').send(credentials).expect(401);
  const stranger = { ...credentials, email: newPerson().email };
  const unknown = await service.anyone.post('/login').send(stranger).expect(401);
  const { requestId: _1, ...first } = wrong.body as Record<string, unknown>;
  const { requestId: _2, ...second } = unknown.body as Record<string, unknown>;
  expect(first).toMatchObject({ code: 'bad_credentials' });
  expect(second).toEqual(first);
});

it('hashes the password anew when the parameters have risen', async () => {
  const person = await service.register();
  const weak = argon2Passwords({
    PASSWORD_MEMORY: 64,
    PASSWORD_PASSES: 1,
    PASSWORDS_AT_ONCE: 1,
    PASSWORDS_WAITING: 1,
    REGISTRATIONS_WAITING: 1,
  });
  const old = await weak.hash(person.password, 'login');
  await service.database.run(updateHash, [person.id, old]);
  await service.logIn(person);
  const { hash } = await service.database.one(selectHash, [person.id]);
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await service.logIn(person);
  expect(await service.database.one(selectHash, [person.id])).toEqual({ hash });
});

it.each([
  { what: 'no password', body: { email: 'ada@example.com' }, path: 'password' },
  { what: 'an empty password', body: { email: 'ada@example.com', password: '' }, path: 'password' },
  {
    what: 'a password of many pages',
    body: { email: 'ada@example.com', password: 'a'.repeat(1025) },
    path: 'password',
  },
  { what: 'an operator', body: { email: { $ne: '' }, password: 'a' }, path: 'email' },
  {
    what: 'an unknown field',
    body: { email: 'ada@example.com', password: 'a', remember: true },
    path: '',
  },
])('answers 400 to $what', async ({ body: wrong, path }) => {
  const { body } = await service.anyone.post('/login').send(wrong).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});
