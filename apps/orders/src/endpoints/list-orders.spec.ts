import { encodeCursor } from '@quartet/http';
import type { TestCaller } from '@quartet/testing';
import { type OrderBody, place, placed, someOrder } from '../testing/bodies.ts';
import { openService, type Service } from '../testing/service.ts';

interface Page {
  readonly items: readonly OrderBody[];
  readonly nextCursor: string | null;
}

let service: Service;
const orders: OrderBody[] = [];
beforeAll(async () => {
  service = await openService();
  for (let index = 0; index < 5; index += 1) orders.unshift(await placed(service));
  await place(service, someOrder(service, { paymentMethod: 'pm_declined' })).expect(402);
});
afterAll(() => service.close());

async function list(caller: TestCaller, query: string): Promise<Page> {
  const { body } = await caller.get(`?${query}`).expect(200);
  return body as Page;
}

describe('GET /api/orders', () => {
  it('answers the latest first, a page at a time, each order once', async () => {
    const seen: OrderBody[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await list(
        service.shopper,
        `status=confirmed&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(orders);
  });

  it('filters by status', async () => {
    const { items, nextCursor } = await list(service.shopper, 'status=rejected');
    expect(items).toMatchObject([{ status: 'rejected', reason: 'payment_declined' }]);
    expect(nextCursor).toBeNull();
    expect((await list(service.shopper, 'status=processing')).items).toEqual([]);
  });

  it('shows nobody the orders of another', async () => {
    expect(await list(service.stranger, '')).toEqual({ items: [], nextCursor: null });
  });

  it("shows an admin a user's orders, and the own ones otherwise", async () => {
    expect((await list(service.admin, `userId=${service.shopperId}`)).items).toHaveLength(6);
    expect((await list(service.admin, '')).items).toEqual([]);
  });

  it('answers 403 to a shopper who asks for those of another', async () => {
    await service.stranger.get(`?userId=${service.shopperId}`).expect(403);
    await service.shopper.get(`?userId=${service.shopperId}`).expect(200);
  });

  it.each([
    'status=PENDING',
    'limit=0',
    'limit=101',
    'limit=x',
    'userId=1',
    'cursor=x',
    `cursor=${encodeCursor('1')}`,
    `cursor=${encodeCursor({ id: '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d' })}`,
    'sort=total',
  ])('answers 400 to ?%s', async (query) => {
    await service.shopper.get(`?${query}`).expect(400);
  });
});
