import { statement } from '@quartet/database';
import { newPerson } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

const minute = 60_000;

const endWaits = statement<[]>(`UPDATE login_failures SET blocked_until = now()`);

const age = statement<[]>(
  `UPDATE login_failures SET blocked_until = now(), last_at = last_at - interval '25 hours'`,
);

const ageLocked = statement<[]>(
  `UPDATE login_failures SET last_at = last_at - interval '25 hours'`,
);

let service: Service;
beforeAll(async () => {
  service = await openService({ LOGIN_FIRST_DELAY: String(minute) });
});
afterAll(() => service.close());

interface Credentials {
  readonly email: string;
  readonly password: string;
}

function guess({ email }: { readonly email: string }) {
  return service.anyone.post('/login').send({ email, password: 'a wrong guess' });
}

function attempt({ email, password }: Credentials) {
  return service.anyone.post('/login').send({ email, password });
}

function fail({ email }: { readonly email: string }): Promise<void> {
  return service.deps.loginAttempts.record({ email, proof: undefined }, false);
}

/** Records five failed logins without the cost of checking passwords. */
async function failFiveTimes({ email }: { readonly email: string }): Promise<void> {
  for (let n = 0; n < 5; n += 1) await fail({ email });
}

describe('an account after five failures', () => {
  it('has to wait, even with the right password', async () => {
    const ada = await service.register();
    for (let n = 0; n < 5; n += 1) await guess(ada).expect(401);
    const { body, headers } = await attempt(ada).expect(429);
    expect(body).toMatchObject({ code: 'too_many_requests' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(55);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('waits twice as long after each further one, and never more than 15 minutes', async () => {
    const ada = newPerson();
    await failFiveTimes(ada);
    for (const minutes of [2, 4, 8, 15, 15]) {
      await service.database.run(endWaits, []);
      await guess(ada).expect(401);
      const { headers } = await guess(ada).expect(429);
      expect(Math.ceil(Number(headers['retry-after']) / 60)).toBe(minutes);
    }
  });

  it('can log in when the wait is over, which forgets the failures', async () => {
    const ada = await service.register();
    await failFiveTimes(ada);
    await service.database.run(endWaits, []);
    await attempt(ada).expect(200);
    await guess(ada).expect(401);
    await attempt(ada).expect(200);
  });

  it('waits under whatever spelling of the email, and lets others in', async () => {
    const [ada, bob] = [await service.register(), await service.register()];
    await failFiveTimes(ada);
    await guess({ email: ada.email.toUpperCase() }).expect(429);
    await attempt(bob).expect(200);
  });

  it('cannot be told from one that does not exist', async () => {
    const nobody = newPerson();
    for (let n = 0; n < 5; n += 1) await guess(nobody).expect(401);
    await guess(nobody).expect(429);
  });
});

describe('the owner of an account that strangers guess', () => {
  it('logs in on a device that has logged in before, and strangers still wait', async () => {
    const ada = await service.register();
    const { deviceToken } = await service.logIn(ada);
    await failFiveTimes(ada);
    const onDevice = { email: ada.email, password: ada.password, deviceToken };
    const { body } = await service.anyone.post('/login').send(onDevice).expect(200);
    expect(body).toMatchObject({ deviceToken });
    await attempt(ada).expect(429);
  });

  it('changes the password in a live session', async () => {
    const ada = await service.register();
    const { accessToken } = await service.logIn(ada);
    await failFiveTimes(ada);
    const change = { current: ada.password, next: 'another good one' };
    await service.as(accessToken).post('/me/password').send(change).expect(204);
  });

  it('is told from whoever has the token of another account', async () => {
    const [ada, mallory] = [await service.register(), await service.register()];
    const { deviceToken } = await service.logIn(mallory);
    await failFiveTimes(ada);
    const { email, password } = ada;
    await service.anyone.post('/login').send({ email, password, deviceToken }).expect(429);
  });

  it('waits after five failures on the device, as strangers do', async () => {
    const ada = await service.register();
    const { deviceToken } = await service.logIn(ada);
    const wrong = { email: ada.email, password: 'a wrong guess', deviceToken };
    for (let n = 0; n < 5; n += 1) await service.anyone.post('/login').send(wrong).expect(401);
    await service.anyone.post('/login').send(wrong).expect(429);
    await attempt(ada).expect(200);
  });
});

it('lets no stranger try after a hundred failures, until the owner logs in on a known device', async () => {
  const ada = await service.register();
  const { deviceToken } = await service.logIn(ada);
  for (let n = 0; n < 100; n += 1) {
    await fail(ada);
    if (n < 99) await service.database.run(endWaits, []);
  }
  await service.database.run(ageLocked, []);
  await guess({ email: newPerson().email }).expect(401);
  const { headers } = await attempt(ada).expect(429);
  expect(headers['retry-after']).toBe('86400');
  const { email, password } = ada;
  await service.anyone.post('/login').send({ email, password, deviceToken }).expect(200);
  await attempt(ada).expect(200);
});

it('counts guesses that come at once, so that a burst gets no more of them', async () => {
  const ada = await service.register();
  const guesses = await Promise.all(Array.from({ length: 8 }, () => guess(ada)));
  expect(guesses.map(({ status }) => status).sort()).toEqual([
    401, 401, 401, 401, 401, 429, 429, 429,
  ]);
});

it('forgets failures after a day without one', async () => {
  const [ada, bob] = [newPerson(), newPerson()];
  await failFiveTimes(ada);
  await service.database.run(age, []);
  await guess(bob).expect(401);
  await failFiveTimes(ada);
});
