import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

function logOut(refreshToken: string) {
  return service.anyone.post('/logout').send({ refreshToken });
}

it('ends the session', async () => {
  const { refreshToken } = await service.logIn(await service.register());
  const { text } = await logOut(refreshToken).expect(204);
  expect(text).toBe('');
  await service.refresh(refreshToken).expect(401);
});

it('ends the session of a token that was rotated since', async () => {
  const { refreshToken } = await service.logIn(await service.register());
  const { body } = await service.refresh(refreshToken).expect(200);
  await logOut(refreshToken).expect(204);
  await service.refresh((body as { refreshToken: string }).refreshToken).expect(401);
});

it('leaves the other sessions of the user alone', async () => {
  const ada = await service.register();
  const [phone, laptop] = [await service.logIn(ada), await service.logIn(ada)];
  await logOut(phone.refreshToken).expect(204);
  await service.refresh(laptop.refreshToken).expect(200);
});

it('answers 204 to a token that is unknown, and to one that was logged out', async () => {
  const { refreshToken } = await service.logIn(await service.register());
  await logOut('A'.repeat(43)).expect(204);
  await logOut(refreshToken).expect(204);
  await logOut(refreshToken).expect(204);
});

it('answers 400 without a token', async () => {
  const { body } = await service.anyone.post('/logout').send({}).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'refreshToken' }] });
});
