import assert from 'node:assert/strict';
import { ProblemError } from '@quartet/client';
import type { Story } from '../story.ts';

export const login: Story = {
  name: 'login',
  begin: async (shop) => {
    const { account, client } = await shop.newCustomer();
    assert.equal((await client.me()).email, account.email);
    return async () => {
      const later = shop.open();
      await later.logIn(account);
      assert.deepEqual(await later.me(), await client.me());
      const wrong = shop.open().logIn({ ...account, password: 'not the password' });
      await assert.rejects(wrong, (error) => error instanceof ProblemError && error.status === 401);
    };
  },
};
