import { openService, type Service } from '../testing/service.ts';
import { authenticate } from './authenticate.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service?.close());

it('looks no account up while it has to wait', async () => {
  const email = 'waits@example.com';
  for (let n = 0; n < 5; n += 1)
    await service.deps.loginAttempts.record({ email, proof: undefined }, false);
  let isFound = false;
  const find = () => {
    isFound = true;
    return service.deps.users.accountByEmail(email);
  };
  const attempt = authenticate(service.deps, {
    ...{ email, proof: undefined },
    ...{ password: 'a wrong guess', purpose: 'login', find },
  });
  await expect(attempt).rejects.toMatchObject({ code: 'too_many_requests' });
  expect(isFound).toBe(false);
});
