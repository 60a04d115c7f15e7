/** Migrations that are older than the rules. They were applied, so they never change. */
export const beforeTheRules: ReadonlySet<string> = new Set([
  'apps/orders/src/migrations/0004-disputes.sql',
  'apps/payments/src/migrations/0003-money-of-others.sql',
  'apps/products/src/migrations/0003-currencies.sql',
  'libs/events/src/migrations/0001-inbox-by-age.sql',
]);
