import { unwrap } from '@quartet/client';
import type { Story } from '../story.ts';
import { inTime, until } from '../until.ts';
import { placePaid } from './order.ts';
import { subscribe } from './subscription.ts';

const part = { amount: { amount: 1, currency: 'USD' as const } };

/** The socket of a session that has ended is closed by an event of its order, once the end is known everywhere. */
export const session: Story = {
  name: 'session',
  begin: async (shop) => {
    const [customer, product] = await Promise.all([shop.newCustomer(), shop.newProduct()]);
    const { id } = await placePaid({ customer, product });
    const { tokens, isClosed } = await subscribe(shop, { customer, id });
    return async () => {
      const body = { refreshToken: tokens.refreshToken };
      await unwrap(shop.open().api.POST('/api/users/logout', { body }));
      const { orders } = await shop.admin();
      await until('the end of the socket', async () => {
        await orders.refund(id, part);
        await orders.settled(id, inTime());
        return isClosed() || undefined;
      });
    };
  },
};
