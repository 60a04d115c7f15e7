import { newId } from '@quartet/database';
import { type Service, openService } from '../testing/service.ts';

const [id, orderId, userId] = [newId(), newId(), newId()];

let service: Service;
beforeAll(async () => {
  service = await openService();
  await service.pay('pm_ok', { id, orderId, userId });
});
afterAll(() => service.close());

const get = (path: string, token: string) =>
  service.asAnyone('get', `/api/payments/${path}`).set('authorization', `Bearer ${token}`);

it('shows a payment to its owner', async () => {
  const { body } = await get(id, await service.tokens.user(userId)).expect(200);
  expect(body).toMatchObject({ id, orderId, userId, state: 'AUTHORISED' });
});

it('shows it to an admin', async () => {
  const { body } = await get(id, await service.tokens.admin()).expect(200);
  expect(body).toMatchObject({ id, userId });
});

it('cannot be told from a missing one by anybody else', async () => {
  const stranger = await service.tokens.user();
  const foreign = await get(id, stranger).expect(404);
  const missing = await get(newId(), stranger).expect(404);
  const telling = ({ body }: { body: { requestId: string } }) => ({ ...body, requestId: '' });
  expect(telling(foreign)).toEqual(telling(missing));
});

it('answers 400 to an id that is none', async () => {
  const { body } = await get('1', await service.tokens.user()).expect(400);
  expect(body).toMatchObject({ code: 'invalid_request', errors: [{ path: 'id' }] });
});
