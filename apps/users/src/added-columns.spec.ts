import { addColumns } from '@quartet/testing';
import { newPerson } from './testing/people.ts';
import { openService, type Service } from './testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

/** Runs every statement about users, sessions and failed logins. */
async function useAll() {
  const ada = await service.register();
  const [{ accessToken, refreshToken }, other] = [
    await service.logIn(ada),
    await service.logIn(ada),
  ];
  const wrong = { email: newPerson().email, password: ada.password };
  await service.call('post', '/login').send(wrong).expect(401);
  await service.refresh(refreshToken).expect(200);
  await service.call('post', '/logout').send({ refreshToken: other.refreshToken }).expect(204);
  await service.call('get', '/me', accessToken).expect(200);
  await service.call('patch', '/me', accessToken).send({ name: 'Ada' }).expect(200);
  const change = { current: ada.password, next: 'another good one' };
  await service.call('post', '/me/password', accessToken).send(change).expect(204);
  const { accessToken: admin } = await service.logInAdmin();
  await service.call('get', '', admin).expect(200);
  await service.call('get', `/${ada.id}`, admin).expect(200);
  await service.call('patch', `/${ada.id}/role`, admin).send({ role: 'admin' }).expect(200);
  await service.call('get', '/.well-known/revocations.json').expect(200);
  await service.call('delete', '/me', admin).expect(204);
}

it('serves as before while a migration adds a column to each table and view', async () => {
  await useAll();
  await addColumns(service.database);
  await useAll();
});
