import { createProgress } from './progress.ts';

function printed(isTTY: boolean): string {
  let text = '';
  const progress = createProgress({ isTTY, columns: 10 }, (more) => (text += more));
  progress.show('one of many orders');
  progress.show('two of many orders');
  progress.say('done');
  return text;
}

it('rewrites one line on a terminal, which never wraps', () => {
  expect(printed(true)).toBe('\r\u001B[2Kone of ma\r\u001B[2Ktwo of ma\r\u001B[2Kdone\n');
});

it('writes plain lines to a pipe, and only each few seconds', () => {
  expect(printed(false)).toBe('one of many orders\ndone\n');
});
