import { type Box, lineOf } from './geometry.ts';

const box = (left: number, top: number): Box => ({ left, right: left + 10, top, bottom: top + 20 });
const boxes = new Map([
  ['outside', box(-10, 0)],
  ['gateway', box(20, 0)],
  ['rule', box(60, 40)],
  ['task', box(100, 40)],
]);

it('runs from node to node, behind those between', () => {
  const line = lineOf(['gateway', 'rule', 'task'], { boxes, stacked: false });
  expect(line).toBe('M30 10C45 10 45 50 60 50L70 50C85 50 85 50 100 50');
});

it('runs down a rail where nodes lie below one another', () => {
  const line = lineOf(['outside', 'gateway', 'rule', 'task'], { boxes, stacked: true });
  expect(line).toBe('M26 20V42Q26 50 34 50H100');
  expect(lineOf(['outside', 'gateway'], { boxes, stacked: true })).toBeUndefined();
});

it('is none when a node is not in the picture', () => {
  expect(lineOf(['gateway', 'nowhere'], { boxes, stacked: false })).toBeUndefined();
});
