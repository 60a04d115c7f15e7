import { setImmediate as turn } from 'node:timers/promises';
import { createSlots } from './slots.ts';

it('runs so many at once, and the others in turn', async () => {
  const inSlot = createSlots(2);
  const begun: number[] = [];
  const ends = Array.from({ length: 4 }, () => Promise.withResolvers<number>());
  const works = ends.map(({ promise }, at) =>
    inSlot(() => {
      begun.push(at);
      return promise;
    }),
  );
  await turn();
  expect(begun).toEqual([0, 1]);
  ends[1]?.resolve(1);
  await works[1];
  await turn();
  expect(begun).toEqual([0, 1, 2]);
  for (const [at, { resolve }] of ends.entries()) resolve(at);
  expect(await Promise.all(works)).toEqual([0, 1, 2, 3]);
});

it('gives a place on when the work in it fails', async () => {
  const inSlot = createSlots(1);
  const failing = inSlot(() => Promise.reject(new Error('a bug')));
  const next = inSlot(() => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('a bug');
  expect(await next).toBe('done');
});
