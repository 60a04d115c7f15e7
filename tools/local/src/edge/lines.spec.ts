import { eventually } from '@quartet/testing';
import { createLines } from './lines.ts';

it('writes the lines of a moment at once, in their order', async () => {
  const written: string[] = [];
  const line = createLines((text) => written.push(text));
  line('one');
  line('two');
  await eventually(() => written.length > 0);
  line('three');
  await eventually(() => written.length > 1);
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});
