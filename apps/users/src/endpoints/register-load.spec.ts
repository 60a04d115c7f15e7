import { newPerson } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

describe('many registrations at once', () => {
  let service: Service;
  beforeAll(async () => {
    service = await openService();
  });
  afterAll(() => service.close());

  const register = async () => {
    const { status, headers } = await service.anyone.post().send(newPerson());
    return { status, retryAfter: headers['retry-after'] };
  };

  it('are refused early but for a few, and let a login pass', async () => {
    const person = await service.register();
    let registered = 0;
    const flood = Array.from({ length: 60 }, async () => {
      const answer = await register();
      if (answer.status === 201) registered += 1;
      return answer;
    });
    await Promise.race(flood);
    await service.logIn(person);
    const beforeLogin = registered;
    const answers = await Promise.all(flood);
    expect(beforeLogin).toBeLessThan(6);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    for (const each of refused) expect(each).toEqual({ status: 503, retryAfter: '1' });
  });
});

describe('registrations from one address', () => {
  let service: Service;
  beforeAll(async () => {
    service = await openService({ QUARTET_RATE_LIMITS: 'on' });
  });
  afterAll(() => service.close());

  const registerFrom = (address: string) =>
    service.anyone.post().set('x-forwarded-for', address).send({});

  it('are ten a minute, of 360 that are tried', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 360; n += 1) statuses.push((await registerFrom('192.0.2.1')).status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(10);
    const { body, headers } = await registerFrom('192.0.2.1').expect(429);
    expect(body).toMatchObject({ code: 'too_many_requests' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await registerFrom('192.0.2.2').expect(400);
  });
});
