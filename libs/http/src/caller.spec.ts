import { ownerScope } from './index.ts';

const id = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';

it.each([
  ['a shopper sees their own', 'shopper' as const, id],
  ['an admin sees all', 'admin' as const, undefined],
])('%s', (_, role, scope) => {
  expect(ownerScope({ kind: 'user', id, role, session: id })).toBe(scope);
});
