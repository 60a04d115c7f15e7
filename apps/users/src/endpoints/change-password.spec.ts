import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService({ LOGIN_FIRST_DELAY: '60000' });
});
afterAll(() => service.close());

const next = 'another good one';

function changePassword(accessToken: string, change: object) {
  return service.as(accessToken).post('/me/password').send(change);
}

it('changes the password: only the new one is good from then on', async () => {
  const ada = await service.register();
  const { accessToken } = await service.logIn(ada);
  await changePassword(accessToken, { current: ada.password, next }).expect(204);
  await service.logIn({ ...ada, password: next });
  const { email, password } = ada;
  await service.anyone.post('/login').send({ email, password }).expect(401);
});

it('ends all sessions but the one that asked', async () => {
  const ada = await service.register();
  const [phone, laptop] = [await service.logIn(ada), await service.logIn(ada)];
  await changePassword(phone.accessToken, { current: ada.password, next }).expect(204);
  await service.refresh(laptop.refreshToken).expect(401);
  await service.refresh(phone.refreshToken).expect(200);
});

it('answers 401 to a session that has ended, whatever password it knows', async () => {
  const ada = await service.register();
  const [phone, laptop] = [await service.logIn(ada), await service.logIn(ada)];
  await service.as(laptop.accessToken).get('/me').expect(200);
  await changePassword(phone.accessToken, { current: ada.password, next }).expect(204);
  const again = { current: next, next: 'a third good one' };
  const { body } = await changePassword(laptop.accessToken, again).expect(401);
  expect(body).toMatchObject({ code: 'unauthenticated' });
  await changePassword(phone.accessToken, again).expect(204);
});

it('answers 401 to a wrong current password, and changes nothing', async () => {
  const ada = await service.register();
  const { accessToken, refreshToken } = await service.logIn(ada);
  const { body } = await changePassword(accessToken, { current: 'a guess', next }).expect(401);
  expect(body).toMatchObject({ code: 'bad_credentials' });
  await service.logIn(ada);
  await service.refresh(refreshToken).expect(200);
});

it('answers 429 after five guesses in a session, which keep nobody else out', async () => {
  const ada = await service.register();
  const { accessToken: token } = await service.logIn(ada);
  for (let n = 0; n < 5; n += 1) {
    await changePassword(token, { current: 'a guess', next }).expect(401);
  }
  await changePassword(token, { current: ada.password, next }).expect(429);
  const { accessToken } = await service.logIn(ada);
  await changePassword(accessToken, { current: ada.password, next }).expect(204);
});

it('lets one of two changes at once win', async () => {
  const ada = await service.register();
  const { accessToken: token } = await service.logIn(ada);
  const answers = await Promise.all(
    ['the first of two', 'the second of two'].map((wish) =>
      changePassword(token, { current: ada.password, next: wish }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
});

it('answers 401 to the token of a user who is gone', async () => {
  const token = await service.tokens.user();
  const { body } = await changePassword(token, { current: 'a password', next }).expect(401);
  expect(body).toMatchObject({ code: 'unauthenticated' });
});

it('answers 400 to the own email as the next password', async () => {
  const ada = await service.register();
  const { accessToken } = await service.logIn(ada);
  const change = { current: ada.password, next: ada.email };
  const { body } = await changePassword(accessToken, change).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'next' }] });
});

it.each([
  { what: 'a short password', change: { current: 'a', next: 'kx7!pqz' }, path: 'next' },
  { what: 'a common password', change: { current: 'a', next: 'iloveyou' }, path: 'next' },
  { what: 'no current password', change: { next }, path: 'current' },
  { what: 'another user', change: { current: 'a', next, id: 'ada' }, path: '' },
])('answers 400 to $what', async ({ change, path }) => {
  const token = await service.tokens.user();
  const { body } = await changePassword(token, change).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path }] });
});
