import { services } from '@quartet/infra/services';
import { chooseServices } from './arguments.ts';

it.each([
  ['users', ['users']],
  ['products', ['users', 'products']],
  ['orders', ['orders', 'users', 'payments', 'products']],
  [undefined, services.map(({ name }) => name)],
] as const)('runs with %s all that it needs', (asked, names) => {
  expect(chooseServices(asked)).toEqual(names);
});
