import { chooseTarget } from './fault-injector.ts';

const running = ['edge', 'orders-1', 'postgres'].map((name, index) => ({ name, pid: index + 1 }));

it.each([
  [0, 'edge'],
  [0.49, 'edge'],
  [0.5, 'orders-1'],
  [0.99, 'orders-1'],
])('kills at %d, of all but the database, %s', (share, name) => {
  expect(chooseTarget(running, { kind: 'killed', share, lasts: 0 })?.name).toBe(name);
});

it('kills the database alone', () => {
  expect(chooseTarget(running, { kind: 'database_killed', share: 0.3, lasts: 0 })?.name).toBe(
    'postgres',
  );
});

it('chooses no target when nothing runs', () => {
  expect(chooseTarget([], { kind: 'killed', share: 0.3, lasts: 0 })).toBeUndefined();
});
