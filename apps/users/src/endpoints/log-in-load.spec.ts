import { decodeJwt } from 'jose';
import type { Guesser } from '../deps.ts';
import { newPerson } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

const single = {
  ...{ PASSWORDS_AT_ONCE: '1', PASSWORDS_WAITING: '0', REGISTRATIONS_WAITING: '0' },
  LOGIN_FIRST_DELAY: '60000',
};

describe('while as many passwords are checked as may be', () => {
  let service: Service;
  let done = false;
  let busy: Promise<void>;
  beforeAll(async () => {
    service = await openService(single);
    busy = keepBusy();
  });
  afterAll(async () => {
    done = true;
    await busy;
    await service.close();
  });

  async function failFiveTimes(guesser: Guesser): Promise<void> {
    for (let n = 0; n < 5; n += 1) await service.deps.loginAttempts.record(guesser, false);
  }

  /** One hash after the other, without a moment in between in which a request could be served. */
  async function keepBusy(): Promise<void> {
    while (!done) await service.deps.passwords.hash('keeps the pool busy', 'known login');
  }

  it('sheds a login of an unknown user like any other: it costs as much', async () => {
    const { email, password } = newPerson();
    const { body, headers } = await service.anyone
      .post('/login')
      .send({ email, password })
      .expect(503);
    expect(body).toMatchObject({ code: 'unavailable' });
    expect(headers['retry-after']).toBe('1');
  });

  it('sheds a registration', async () => {
    await service.anyone.post().send(newPerson()).expect(503);
  });

  it('still refuses an account that has to wait, which costs nothing', async () => {
    const { email, password } = newPerson();
    await failFiveTimes({ email, proof: undefined });
    await service.anyone.post('/login').send({ email, password }).expect(429);
  });

  it('still refuses guesses at the current password of a user who has to wait', async () => {
    const fields = { ...newPerson(), role: 'shopper', passwordHash: 'not asked for' } as const;
    const { id, email } = await service.deps.users.add(fields);
    const token = await service.tokens.user(id);
    await failFiveTimes({ email, proof: String(decodeJwt(token)['sid']) });
    await service
      .as(token)
      .post('/me/password')
      .send({ current: 'a guess', next: 'a good password' })
      .expect(429);
  });
});

describe('logins from one address', () => {
  let service: Service;
  beforeAll(async () => {
    service = await openService({ QUARTET_RATE_LIMITS: 'on' });
  });
  afterAll(() => service.close());

  function knock(address: string) {
    return service.anyone.post('/login').set('x-forwarded-for', address).send({});
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
