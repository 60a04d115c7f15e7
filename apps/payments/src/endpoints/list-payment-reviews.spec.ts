import { newId } from '@quartet/database';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

const reviewOf = (subject: string) => ({
  ...{ kind: 'missing_at_provider', subject, paymentId: newId(), orderId: newId() },
  ...{ provider: null, books: { captured: 1 }, advice: 'Ask the provider.' },
});

interface Reviews {
  readonly items: readonly { readonly id: string; readonly subject: string }[];
  readonly nextCursor: string | null;
}

it('lists each review once, with both sides and what to do, page by page, until it is closed', async () => {
  const first = reviewOf('first');
  await service.deps.reviews.open([first, first]);
  await service.deps.reviews.open([first, reviewOf('second')]);
  const one = (await service.admin.get('/reviews?limit=1')).body as Reviews;
  const rest = (await service.admin.get(`/reviews?limit=5&cursor=${one.nextCursor}`))
    .body as Reviews;
  const all = [...one.items, ...rest.items];
  expect(all.map(({ subject }) => subject).sort()).toEqual(['first', 'second']);
  expect(all.find(({ subject }) => subject === 'first')).toMatchObject({
    ...first,
    ...{ closedAt: null, note: null },
  });
  const [{ id } = { id: '' }] = all;
  await service.admin.post(`/reviews/${id}/close`).expect(400);
  const close = (note: string) => service.admin.post(`/reviews/${id}/close`).send({ note });
  expect((await close('paid by hand').expect(200)).body).toMatchObject({ note: 'paid by hand' });
  expect((await close('another note').expect(200)).body).toMatchObject({ note: 'paid by hand' });
  await service.deps.reviews.open([first, reviewOf('second')]);
  expect(((await service.admin.get('/reviews')).body as Reviews).items).toHaveLength(1);
});

it('measures the oldest open review', async () => {
  expect(await service.deps.reviews.oldest()).toBeGreaterThanOrEqual(0);
});

it('answers 404 to the close of an unknown review', async () => {
  const { body } = await service.admin
    .post(`/reviews/${newId()}/close`)
    .send({ note: 'done' })
    .expect(404);
  expect(body).toMatchObject({ code: 'not_found' });
});
