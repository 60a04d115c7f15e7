import assert from 'node:assert/strict';
import { createClient, ProblemError, type Tokens, unwrap } from '@quartet/client';
import type { Shop } from '../shop.ts';
import type { Story } from '../story.ts';

export const refresh: Story = {
  name: 'refresh',
  begin: async (shop) => {
    const { account } = await shop.newCustomer();
    const tokens = await unwrap(shop.open().api.POST('/api/users/login', { body: account }));
    const expiresAt = Date.now() + tokens.expiresIn * 1_000;
    const session = withTokens(shop, tokens);
    const { id } = await session.me();
    return async () => {
      const body = { refreshToken: tokens.refreshToken };
      const next = await unwrap(shop.open().api.POST('/api/users/token', { body }));
      if (Date.now() < expiresAt) assert.equal((await session.me()).id, id);
      const renewed = withTokens(shop, next);
      assert.equal((await renewed.me()).id, id);
      assert.deepEqual((await unwrap(renewed.api.GET('/api/orders'))).items, []);
      await renewed.logOut();
      const ended = unwrap(
        shop.open().api.POST('/api/users/token', { body: { refreshToken: next.refreshToken } }),
      );
      await assert.rejects(ended, (error) => error instanceof ProblemError && error.status === 401);
    };
  },
};

function withTokens({ ready: { url, apiKey }, traffic }: Shop, tokens: Tokens) {
  return createClient({ url, apiKey, tokens, fetch: traffic.fetch });
}
