import { stripVTControlCharacters } from 'node:util';
import { lineOf, textOf } from './report.ts';

const state = {
  orders: { code: 'new', schema: 'new' },
  users: { code: 'old', schema: 'new' },
} as const;

it('names the code of each service, and the schema where it is another', () => {
  expect(textOf(state)).toBe('orders new · users old, schema new');
  expect(textOf({})).toBe('all services old');
});

it('lists failures below the state, at most eight', () => {
  const failures = Array.from({ length: 9 }, (_, index) => `failure ${index}`);
  const line = lineOf({ step: { actions: [], state }, requests: 12, failures, seconds: 3.4 });
  const [head, ...others] = stripVTControlCharacters(line).split('\n');
  expect(head).toBe('✗ orders new · users old, schema new   12 requests   3 s');
  expect(others).toHaveLength(9);
  expect(others.at(-1)).toBe('    and 1 more');
});
