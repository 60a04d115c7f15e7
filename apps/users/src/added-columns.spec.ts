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
  await service.anyone.post('/login').send(wrong).expect(401);
  await service.refresh(refreshToken).expect(200);
  await service.anyone.post('/logout').send({ refreshToken: other.refreshToken }).expect(204);
  await service.as(accessToken).get('/me').expect(200);
  await service.as(accessToken).patch('/me').send({ name: 'Ada' }).expect(200);
  const change = { current: ada.password, next: 'another good one' };
  await service.as(accessToken).post('/me/password').send(change).expect(204);
  const admin = service.as((await service.logInAdmin()).accessToken);
  await admin.get().expect(200);
  await admin.get(`/${ada.id}`).expect(200);
  await admin.patch(`/${ada.id}/role`).send({ role: 'admin' }).expect(200);
  await service.anyone.get('/.well-known/revocations.json').expect(200);
  await admin.delete('/me').expect(204);
}

it('serves as before while a migration adds a column to each table and view', async () => {
  await useAll();
  await addColumns(service.database);
  await useAll();
});
