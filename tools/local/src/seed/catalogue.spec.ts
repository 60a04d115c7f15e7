import { catalogue } from './catalogue.ts';

it('offers some forty products, each once', () => {
  expect(catalogue).toHaveLength(40);
  expect(new Set(catalogue.map(({ sku }) => sku)).size).toBe(40);
  expect(new Set(catalogue.map(({ name }) => name)).size).toBe(40);
});

it.each(catalogue)('sells $sku at a price, from stock', ({ price, stock, description }) => {
  expect(price).toBeGreaterThan(0);
  expect(stock).toBeGreaterThanOrEqual(25);
  expect(stock).toBeLessThanOrEqual(500);
  expect(description).toMatch(/\.$/);
});
