import { newId, statement } from '@quartet/database';
import { decodeJwt } from 'jose';
import type { AdminBody } from '../testing/people.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
let admin: AdminBody;
beforeAll(async () => {
  service = await openService();
  admin = await service.logInAdmin();
});
afterAll(() => service.close());

const demote = statement<[id: string]>(`UPDATE users SET role = 'shopper' WHERE id = $1`);

function changeRole(id: string, change: object, { accessToken } = admin) {
  return service.as(accessToken).patch(`/${id}/role`).send(change);
}

it('lets nobody who is an admin no longer make themselves one again', async () => {
  const former = await service.logInAdmin();
  await service.as(former.accessToken).get('/me').expect(200);
  await changeRole(former.id, { role: 'shopper' }).expect(200);
  const { body } = await changeRole(former.id, { role: 'admin' }, former).expect(401);
  expect(body).toMatchObject({ code: 'unauthenticated' });
});

it('looks at the role of now and not at that of the token', async () => {
  const former = await service.logInAdmin();
  await service.database.run(demote, [former.id]);
  const { body } = await changeRole(former.id, { role: 'admin' }, former).expect(403);
  expect(body).toMatchObject({ code: 'forbidden' });
});

it('gives nobody a role for an admin who was deleted', async () => {
  const [former, ada] = [await service.logInAdmin(), await service.register()];
  await service.as(former.accessToken).delete('/me').expect(204);
  await changeRole(ada.id, { role: 'admin' }, former).expect(401);
});

it('lets only one of two admins demote the other, who is none by then', async () => {
  const [first, second] = [await service.logInAdmin(), await service.logInAdmin()];
  const answers = await Promise.all([
    changeRole(second.id, { role: 'shopper' }, first),
    changeRole(first.id, { role: 'shopper' }, second),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
});

it('makes an admin, whose next tokens say so', async () => {
  const { password, ...ada } = await service.register();
  const { status, body } = await changeRole(ada.id, { role: 'admin' });
  expect(status).toBe(200);
  expect(body).toEqual({ ...ada, role: 'admin', updatedAt: expect.any(String) });
  const { accessToken } = await service.logIn({ ...ada, password });
  expect(decodeJwt(accessToken)).toMatchObject({ sub: ada.id, role: 'admin' });
});

it('ends the sessions, so that nobody keeps an old role by refreshing', async () => {
  const ada = await service.register();
  const { refreshToken } = await service.logIn(ada);
  await changeRole(ada.id, { role: 'admin' });
  await service.refresh(refreshToken).expect(401);
});

it('changes nothing when the role is that one already', async () => {
  const { password, ...ada } = await service.register();
  const { refreshToken } = await service.logIn({ ...ada, password });
  const { body } = await changeRole(ada.id, { role: 'shopper' });
  expect(body).toEqual(ada);
  await service.refresh(refreshToken).expect(200);
});

it('answers 404 where there is nobody', async () => {
  const { status, body } = await changeRole(newId(), { role: 'admin' });
  expect({ status, body }).toMatchObject({ status: 404, body: { code: 'not_found' } });
});

it.each([
  { what: 'an unknown role', change: { role: 'owner' }, path: 'role' },
  { what: 'no role', change: {}, path: 'role' },
  { what: 'more than a role', change: { role: 'admin', name: 'Ada' }, path: '' },
])('answers 400 to $what', async ({ change, path }) => {
  const { status, body } = await changeRole(newId(), change);
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ path }] } });
});

it('answers 400 to what is no id', async () => {
  expect((await changeRole('ada', { role: 'admin' })).status).toBe(400);
});
