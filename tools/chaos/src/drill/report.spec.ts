import { type DrillResult, missesOf, reportOf } from './report.ts';

const good: DrillResult = {
  ...{ service: 'orders', orders: 300, lost: 120, broughtBack: 117, withoutEffect: ['x', 'y'] },
  inReview: new Map([['z', 'order_differs']]),
  unexplained: [],
  ...{ rpo: 60_040, rto: 9_000, reconciled: 21_000 },
};
const goals = { back: 60_000, limit: 900_000 };

it('says what became of each order, and how long it took', () => {
  expect(reportOf(good)).toEqual([
    'orders: 300 orders placed; the database lost 120 of them',
    '  brought back      117',
    '  lost, unpaid      2: nothing is held or taken for them',
    '    x',
    '    y',
    '  in review         1',
    '    z order_differs',
    '  unexplained       0',
    '  RPO               60.0 s: age of the last transaction that was kept',
    '  RTO               9.0 s: from the stop to the first confirmed order',
    '  reconciled after  21.0 s',
  ]);
  expect(missesOf(good, goals)).toEqual([]);
});

it.each<[Partial<DrillResult>, string]>([
  [{ unexplained: ['order x'] }, '1 unexplained'],
  [{ rpo: 66_000 }, 'RPO above 60.0 s'],
  [{ rto: 900_001 }, 'RTO above 900.0 s'],
  [{ lost: 0 }, 'nothing was lost, so nothing was rehearsed'],
])('fails for %j', (change, miss) => {
  expect(missesOf({ ...good, ...change }, goals)).toEqual([miss]);
});
