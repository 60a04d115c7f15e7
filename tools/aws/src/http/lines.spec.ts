import { eventually } from '@quartet/testing';
import { createLines } from './lines.ts';

it.each([0, 20])('writes the lines of %i ms at once, in their order', async (patience) => {
  const written: string[] = [];
  const line = createLines((text) => written.push(text), patience);
  line('one');
  line('two');
  await eventually(() => written.length > 0);
  line('three');
  await eventually(() => written.length > 1);
  expect(written).toEqual(['one\ntwo\n', 'three\n']);
});
