import { growthOf } from './work.ts';

const of = (size: number, rowsRead: number, buffers: number, rowsReturned = 1) => ({
  size,
  work: { rowsRead, buffers, rowsReturned, cpu: 1 },
});

it.each([
  ['looks a row up in a tree that is one level higher', of(1e4, 1, 3), of(1e6, 1, 4)],
  [
    'reads ten times as much for ten times the answer',
    of(1e4, 100, 300, 99),
    of(1e6, 1e3, 3e3, 999),
  ],
  ['stays as large as it was', of(1e4, 4_000, 9_000), of(1e6, 4_000, 9_000)],
  ['reads rows that lie further apart', of(1e5, 4_000, 7_510), of(1e6, 4_000, 10_000)],
  ['is small at any size', of(1e4, 1, 1), of(1e6, 100, 100)],
])('a statement passes that %s', (_case, small, large) => {
  expect(growthOf(small, large)).toBeUndefined();
});

it.each([
  [
    'reads its table',
    of(1e4, 1e4, 200),
    of(1e6, 1e6, 2e4),
    'rows grow from 10000 to 1000000, pages grow from 200 to 20000',
  ],
  [
    'reads more pages for the same answer',
    of(1e4, 50, 150),
    of(1e6, 50, 300),
    'pages grow from 150 to 300',
  ],
  [
    'counts entries of an index',
    of(1e4, 120, 5),
    of(1e6, 12_000, 90),
    'rows grow from 120 to 12000',
  ],
  [
    'reads the pages of its table',
    of(1e5, 1_000, 400),
    of(1e6, 1_000, 4_000),
    'pages grow from 400 to 4000',
  ],
  [
    'writes more pages for as many rows',
    of(1e4, 1_000, 20_000),
    of(1e6, 1_000, 60_000),
    'pages grow from 20000 to 60000',
  ],
])('a statement fails that %s', (_case, small, large, reason) => {
  expect(growthOf(small, large)).toBe(reason);
});
