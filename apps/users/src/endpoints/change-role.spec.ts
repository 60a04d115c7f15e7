import { newId } from '@quartet/database';
import { decodeJwt } from 'jose';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

async function changeRole(id: string, change: object) {
  return service.call('patch', `/${id}/role`, await service.tokens.admin()).send(change);
}

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
