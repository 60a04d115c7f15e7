import { statement } from '@quartet/database';
import type { Person } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const selectRow = statement<[string], Record<string, unknown>>(
  `SELECT email, name, password_hash, deleted_at IS NOT NULL AS deleted FROM users WHERE id = $1`,
);

const ageLogins = statement<[userId: string]>(
  `UPDATE sessions SET logged_in_at = now() - interval '301 s' WHERE user_id = $1`,
);

async function deleteMe(person: Person) {
  const { accessToken } = await service.logIn(person);
  return service.as(accessToken).delete('/me');
}

it('erases who it was, keeps the id, and ends all sessions', async () => {
  const ada = await service.register();
  const { accessToken, refreshToken } = await service.logIn(ada);
  await service.as(accessToken).delete('/me').expect(204);
  expect(await service.database.one(selectRow, [ada.id])).toEqual({
    email: null,
    name: null,
    password_hash: null,
    deleted: true,
  });
  await service.refresh(refreshToken).expect(401);
  const { email, password } = ada;
  await service.anyone.post('/login').send({ email, password }).expect(401);
});

it('leaves nobody to be found, listed or given a role', async () => {
  const ada = await service.register();
  const { id } = ada;
  expect((await deleteMe(ada)).status).toBe(204);
  const admin = service.as((await service.logInAdmin()).accessToken);
  await admin.get(`/${id}`).expect(404);
  await admin.patch(`/${id}/role`).send({ role: 'admin' }).expect(404);
  const { text } = await admin.get().expect(200);
  expect(text).not.toContain(id);
});

it('lets the email be registered anew, by another user', async () => {
  const ada = await service.register();
  expect((await deleteMe(ada)).status).toBe(204);
  const again = await service.register({ email: ada.email });
  expect(again.id).not.toBe(ada.id);
});

it('answers 401 when there is nobody left to delete', async () => {
  const { accessToken } = await service.logIn(await service.register());
  await service.as(accessToken).delete('/me').expect(204);
  await service.as(accessToken).delete('/me').expect(401);
});

it('deletes nobody who has logged in more than five minutes ago', async () => {
  const ada = await service.register();
  const { accessToken } = await service.logIn(ada);
  await service.database.run(ageLogins, [ada.id]);
  const { body } = await service.as(accessToken).delete('/me').expect(401);
  expect(body).toMatchObject({ code: 'recent_login_required' });
  expect((await deleteMe(ada)).status).toBe(204);
});

it('deletes nobody for a session that has ended', async () => {
  const ada = await service.register();
  const { accessToken, refreshToken } = await service.logIn(ada);
  await service.as(accessToken).get('/me').expect(200);
  await service.anyone.post('/logout').send({ refreshToken }).expect(204);
  const { body } = await service.as(accessToken).delete('/me').expect(401);
  expect(body).toMatchObject({ code: 'unauthenticated' });
  await service.logIn(ada);
});
