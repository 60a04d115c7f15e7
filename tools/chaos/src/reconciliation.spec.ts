import { discrepanciesIn } from './reconciliation.ts';

const result = (counts: object) =>
  JSON.stringify({ step: 'done', repaired: 0, found: 0, ...counts });

it('finds nothing in the report of a comparison without findings', () => {
  expect(discrepanciesIn([result({ movements: 4_000 })])).toEqual([]);
});

it('has a line for each finding, and one for the repaired events', () => {
  const finding = JSON.stringify({ kind: 'missing_at_provider', subject: 'pay:capture' });
  expect(discrepanciesIn([finding, result({ found: 1, repaired: 2 })])).toEqual([
    finding,
    '2 lost events of the provider were repaired',
  ]);
});

it.each([[[]], [[JSON.stringify({ skipped: 'another is under way' })]]])(
  'refuses a comparison without a result: %j',
  (lines) => {
    expect(() => discrepanciesIn(lines)).toThrow('ended without a result');
  },
);
