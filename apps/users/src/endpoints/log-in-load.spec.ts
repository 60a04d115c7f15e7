import { newPerson } from '../testing/people.ts';
import { openUsers, type UsersApp } from '../testing/users-app.ts';

const slow = { PASSWORD_MEMORY: '262144', PASSWORDS_AT_ONCE: '1', PASSWORDS_WAITING: '0' };

describe('while as many passwords are checked as may be', () => {
  let users: UsersApp;
  let busy: Promise<string>;
  beforeAll(async () => {
    users = await openUsers(slow);
  });
  beforeEach(() => {
    busy = users.deps.passwords.hash('keeps the pool busy');
  });
  afterEach(() => busy);
  afterAll(() => users.close());

  it('sheds a login of an unknown user like any other: it costs as much', async () => {
    const { email, password } = newPerson();
    const { body, headers } = await users
      .call('post', '/login')
      .send({ email, password })
      .expect(503);
    expect(body).toMatchObject({ code: 'unavailable' });
    expect(headers['retry-after']).toBe('1');
  });

  it('sheds a registration', async () => {
    await users.call('post', '').send(newPerson()).expect(503);
  });
});

describe('logins from one address', () => {
  let users: UsersApp;
  beforeAll(async () => {
    users = await openUsers({ QUARTET_RATE_LIMITS: 'on' });
  });
  afterAll(() => users.close());

  function knock(address: string) {
    return users.call('post', '/login').set('x-forwarded-for', address).send({});
  }

  it('are twenty a minute, right or wrong', async () => {
    for (let n = 0; n < 20; n += 1) await knock('192.0.2.1').expect(400);
    const { body, headers } = await knock('192.0.2.1').expect(429);
    expect(body).toMatchObject({ code: 'too_many_requests' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    await knock('192.0.2.2').expect(400);
  });
});
