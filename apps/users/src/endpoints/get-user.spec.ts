import { newId } from '@quartet/database';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('shows a user to the user and to an admin', async () => {
  const { password: _, ...ada } = await service.register();
  const own = await service
    .call('get', `/${ada.id}`, await service.tokens.user(ada.id))
    .expect(200);
  const admins = await service.call('get', `/${ada.id}`, await service.tokens.admin()).expect(200);
  expect([own.body, admins.body]).toEqual([ada, ada]);
});

it('answers 404 to a stranger, in the same words as for nobody', async () => {
  const ada = await service.register();
  const stranger = await service.tokens.user();
  const [existing, missing] = await Promise.all(
    [ada.id, newId()].map(async (id) => {
      const { body } = await service.call('get', `/${id}`, stranger).expect(404);
      return { ...(body as object), requestId: 'any' };
    }),
  );
  expect(existing).toMatchObject({ code: 'not_found' });
  expect(missing).toEqual(existing);
});

it('answers 404 to an admin where there is nobody', async () => {
  await service.call('get', `/${newId()}`, await service.tokens.admin()).expect(404);
});

it.each(['1', 'you', `${newId()}0`])('answers 400 to the id %s', async (id) => {
  const { body } = await service.call('get', `/${id}`, await service.tokens.user()).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'id' }] });
});
