import { createProgress } from './progress.ts';

function printed(isTTY: boolean): string {
  let text = '';
  const progress = createProgress({ isTTY, columns: 10 }, (more) => (text += more));
  progress.update('one of many orders');
  progress.update('two of many orders');
  progress.print('done');
  return text;
}

it('rewrites one line on a terminal, cut to its width', () => {
  expect(printed(true)).toBe('\r\u001B[2Kone of ma\r\u001B[2Ktwo of ma\r\u001B[2Kdone\n');
});

it('writes plain lines to a pipe, at most one every few seconds', () => {
  expect(printed(false)).toBe('one of many orders\ndone\n');
});
