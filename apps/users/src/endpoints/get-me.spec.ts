import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('shows the caller, and no password', async () => {
  const { password: _, ...ada } = await service.register();
  const caller = service.as(await service.tokens.user(ada.id));
  const { body, headers } = await caller.get('/me').expect(200);
  expect(body).toEqual(ada);
  expect(headers['cache-control']).toBe('no-store');
});

it('answers 401 to the token of a user who is gone', async () => {
  const nobody = service.as(await service.tokens.user());
  const { body } = await nobody.get('/me').expect(401);
  expect(body).toMatchObject({ code: 'unauthenticated' });
});
