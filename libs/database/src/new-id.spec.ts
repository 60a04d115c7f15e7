import { newId } from './new-id.ts';

it('makes ids that rise, many within a millisecond', () => {
  const ids = Array.from({ length: 1_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});
