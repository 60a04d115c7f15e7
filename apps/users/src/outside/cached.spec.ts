import { context, withContext } from '@quartet/logging';
import { cached } from './cached.ts';

it('loads once for all who ask, and not on behalf of the first, who may have gone', async () => {
  let loads = 0;
  const load = cached(600_000, async () => {
    loads += 1;
    return context();
  });
  const request = { requestId: 'the first', traceparent: 'none', deadline: 0 };
  const [first, second] = await Promise.all([withContext(request, load), load()]);
  expect([first, second, loads]).toEqual([undefined, undefined, 1]);
});
