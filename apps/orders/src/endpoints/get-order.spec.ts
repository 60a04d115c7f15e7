import { newId } from '@quartet/database';
import { placed, type ProblemBody } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

let service: Service;
beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

describe('GET /api/orders/:id', () => {
  it('answers its owner and an admin', async () => {
    const order = await placed(service);
    await service.shopper.get(`/${order.id}`).expect(200, order);
    await service.admin.get(`/${order.id}`).expect(200, order);
  });

  it('answers 404 to a stranger, as for an order that does not exist', async () => {
    const { id } = await placed(service);
    const foreign = await service.stranger.get(`/${id}`).expect(404);
    const missing = await service.stranger.get(`/${newId()}`).expect(404);
    const { requestId: _first, ...first } = foreign.body as ProblemBody & { requestId: string };
    const { requestId: _second, ...second } = missing.body as ProblemBody & { requestId: string };
    expect(first).toEqual(second);
  });

  it('answers 400 to an id that is none', async () => {
    await service.shopper.get('/1').expect(400);
  });
});

describe('GET /api/orders/:id/history', () => {
  it('tells when and why, without a gap', async () => {
    const { id, createdAt, updatedAt } = await placed(service);
    const { body } = await service.shopper.get(`/${id}/history`).expect(200);
    const { items } = body as { items: { version: number; at: string; reason: string | null }[] };
    expect(items.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(items[0]).toEqual({ state: 'PENDING', at: createdAt, reason: null, version: 1 });
    expect(items[7]).toEqual({ state: 'CONFIRMED', at: updatedAt, reason: null, version: 8 });
  });

  it('answers 404 to a stranger and 200 to an admin', async () => {
    const { id } = await placed(service);
    await service.stranger.get(`/${id}/history`).expect(404);
    await service.admin.get(`/${id}/history`).expect(200);
  });

  it('answers 400 to an id that is none', async () => {
    await service.shopper.get('/1/history').expect(400);
  });
});
