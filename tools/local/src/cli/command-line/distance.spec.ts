import { distance } from './distance.ts';

it.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['status', 'status', 0],
  ['stats', 'status', 1],
  ['statuss', 'status', 1],
  ['stavus', 'status', 1],
  ['stauts', 'status', 1],
  ['tsauts', 'status', 2],
  ['stauts', 'start', 2],
  ['kitten', 'sitting', 3],
])('from %j to %j is the same both ways', (one, other, expected) => {
  expect([distance(one, other), distance(other, one)]).toEqual([expected, expected]);
});
