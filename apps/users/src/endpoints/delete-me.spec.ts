import { statement } from '@quartet/database';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const selectRow = statement<[string], Record<string, unknown>>(
  `SELECT email, name, password_hash, deleted_at IS NOT NULL AS deleted FROM users WHERE id = $1`,
);

it('erases who it was, keeps the id, and ends all sessions', async () => {
  const ada = await service.register();
  const { accessToken, refreshToken } = await service.logIn(ada);
  await service.call('delete', '/me', accessToken).expect(204);
  expect(await service.database.one(selectRow, [ada.id])).toEqual({
    email: null,
    name: null,
    password_hash: null,
    deleted: true,
  });
  await service.refresh(refreshToken).expect(401);
  const { email, password } = ada;
  await service.call('post', '/login').send({ email, password }).expect(401);
});

it('leaves nobody to be found, listed or given a role', async () => {
  const { id } = await service.register();
  await service.call('delete', '/me', await service.tokens.user(id)).expect(204);
  const admin = await service.tokens.admin();
  await service.call('get', `/${id}`, admin).expect(404);
  await service.call('patch', `/${id}/role`, admin).send({ role: 'admin' }).expect(404);
  const { text } = await service.call('get', '', admin).expect(200);
  expect(text).not.toContain(id);
});

it('lets the email be registered anew, by another user', async () => {
  const ada = await service.register();
  await service.call('delete', '/me', await service.tokens.user(ada.id)).expect(204);
  const again = await service.register({ email: ada.email });
  expect(again.id).not.toBe(ada.id);
});

it('answers 401 when there is nobody left to delete', async () => {
  const token = await service.tokens.user((await service.register()).id);
  await service.call('delete', '/me', token).expect(204);
  await service.call('delete', '/me', token).expect(401);
});
