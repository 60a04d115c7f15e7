import { type QuartetClient, type Shop } from '@quartet/e2e/shop';
import { until } from '@quartet/e2e/until';
import { unwrap } from '@quartet/client';

const unsettled = ['processing', 'refunding'] as const;

/** Waits until no order of anybody goes on. @throws Error when one does after a minute */
export async function untilSettled({ customers }: Shop): Promise<void> {
  for (const { client } of customers) {
    await until('all orders come to an end', async () => (await isSettled(client)) || undefined);
  }
}

async function isSettled({ api }: QuartetClient): Promise<boolean> {
  for (const status of unsettled) {
    const query = { status, limit: 1 };
    const { items } = await unwrap(api.GET('/api/orders', { params: { query } }));
    if (items.length > 0) return false;
  }
  return true;
}
