import { newId } from '@quartet/database';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

it('shows a user to the user and to an admin', async () => {
  const { password: _, ...ada } = await service.register();
  const owner = service.as(await service.tokens.user(ada.id));
  const own = await owner.get(`/${ada.id}`).expect(200);
  const admins = await service.admin.get(`/${ada.id}`).expect(200);
  expect([own.body, admins.body]).toEqual([ada, ada]);
});

it('answers 404 to a stranger, in the same words as for nobody', async () => {
  const ada = await service.register();
  const stranger = service.as(await service.tokens.user());
  const [existing, missing] = await Promise.all(
    [ada.id, newId()].map(async (id) => {
      const { body } = await stranger.get(`/${id}`).expect(404);
      return { ...(body as object), requestId: 'any' };
    }),
  );
  expect(existing).toMatchObject({ code: 'not_found' });
  expect(missing).toEqual(existing);
});

it('answers 404 to an admin where there is nobody', async () => {
  await service.admin.get(`/${newId()}`).expect(404);
});

it.each(['1', 'you', `${newId()}0`])('answers 400 to the id %s', async (id) => {
  const { body } = await service.admin.get(`/${id}`).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'id' }] });
});
