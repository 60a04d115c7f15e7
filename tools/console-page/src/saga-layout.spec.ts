import { sagaTransitions } from '@quartet/console/server/saga-transitions';
import { sagaLayout } from './saga-layout.ts';

const transitions = {
  NEW: ['PAID', 'UNDOING'],
  PAID: ['SENT', 'UNDOING', 'REVIEW'],
  SENT: [],
  UNDOING: ['FAILED', 'REVIEW'],
  FAILED: [],
  REVIEW: ['PAID'],
};

it('places each state below those that may come before it', () => {
  const { states } = sagaLayout(transitions, []);
  expect(states).toEqual([
    { state: 'NEW', row: 0, column: 0 },
    { state: 'PAID', row: 1, column: 0 },
    { state: 'SENT', row: 2, column: 0 },
    { state: 'UNDOING', row: 2, column: 1 },
    { state: 'REVIEW', row: 3, column: 0 },
    { state: 'FAILED', row: 3, column: 1 },
  ]);
});

it('marks the way taken, and shows a way back only when it was taken', () => {
  const nameOf = (way: readonly string[]) =>
    sagaLayout(transitions, way).edges.map(
      ({ from, to, isTaken }) => `${from.state} ${to.state}${isTaken ? ' taken' : ''}`,
    );
  expect(nameOf(['NEW'])).not.toContain('REVIEW PAID');
  expect(nameOf(['NEW', 'PAID', 'REVIEW', 'PAID', 'SENT'])).toEqual([
    ...['NEW PAID taken', 'NEW UNDOING', 'PAID SENT taken', 'PAID UNDOING', 'PAID REVIEW taken'],
    ...['UNDOING FAILED', 'UNDOING REVIEW', 'REVIEW PAID taken'],
  ]);
});

it('gives every state of an order a place of its own, four of them beside each other at most', async () => {
  const table = await sagaTransitions();
  const { states } = sagaLayout(table, []);
  expect(states.map(({ state }) => state).toSorted()).toEqual(Object.keys(table).toSorted());
  expect(new Set(states.map(({ row, column }) => `${row} ${column}`)).size).toBe(states.length);
  expect(Math.max(...states.map(({ column }) => column))).toBeLessThan(4);
});
