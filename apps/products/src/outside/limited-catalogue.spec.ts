import type { Found } from '../deps.ts';
import { limitedCatalogue } from './limited-catalogue.ts';

const filter = { minPrice: 0, maxPrice: 10 };
const page = { sort: 'name', after: undefined, limit: 1 } as const;
const nothing: Found = { products: [], examined: undefined };

it('runs so many searches at once, keeps some waiting, and rejects the rest with Retry-After', async () => {
  const started: PromiseWithResolvers<Found>[] = [];
  const list = () => {
    const search = Promise.withResolvers<Found>();
    started.push(search);
    return search.promise;
  };
  const limits = { SEARCHES_AT_ONCE: 2, SEARCHES_WAITING: 1 };
  const catalogue = limitedCatalogue({ list }, limits);
  const searches = [1, 2, 3].map(() => catalogue.list(filter, page));
  await expect(catalogue.list(filter, page)).rejects.toMatchObject({
    ...{ code: 'unavailable', message: 'Too many searches are waiting.', retryAfter: 1 },
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toHaveLength(2);
  started[0]?.resolve(nothing);
  await searches[0];
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toHaveLength(3);
  for (const { resolve } of started) resolve(nothing);
  expect(await Promise.all(searches)).toEqual([nothing, nothing, nothing]);
});
