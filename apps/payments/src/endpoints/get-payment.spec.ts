import { newId } from '@quartet/database';
import { type Service, openService } from '../testing/service.ts';

const [id, orderId, userId] = [newId(), newId(), newId()];

let service: Service;
beforeAll(async () => {
  service = await openService();
  await service.pay('pm_ok', { id, orderId, userId });
});
afterAll(() => service.close());

it('shows a payment to its owner', async () => {
  const owner = service.as(await service.tokens.user(userId));
  const { body } = await owner.get(`/${id}`).expect(200);
  expect(body).toMatchObject({ id, orderId, userId, state: 'AUTHORISED' });
});

it('shows it to an admin', async () => {
  const { body } = await service.admin.get(`/${id}`).expect(200);
  expect(body).toMatchObject({ id, userId });
});

it('cannot be told from a missing one by anybody else', async () => {
  const stranger = service.as(await service.tokens.user());
  const foreign = await stranger.get(`/${id}`).expect(404);
  const missing = await stranger.get(`/${newId()}`).expect(404);
  const telling = ({ body }: { body: { requestId: string } }) => ({ ...body, requestId: '' });
  expect(telling(foreign)).toEqual(telling(missing));
});

it('answers 400 to an id that is none', async () => {
  const { body } = await service.admin.get('/1').expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'id' }] });
});
