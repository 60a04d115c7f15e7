import { setImmediate as turn } from 'node:timers/promises';
import { limitConcurrency } from './concurrency-limit.ts';

it('runs so many at once, and the others in turn', async () => {
  const limit = limitConcurrency(2);
  const begun: number[] = [];
  const ends = Array.from({ length: 4 }, () => Promise.withResolvers<number>());
  const works = ends.map(({ promise }, at) =>
    limit(() => {
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
  const limit = limitConcurrency(1);
  const failing = limit(() => Promise.reject(new Error('a bug')));
  const next = limit(() => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('a bug');
  expect(await next).toBe('done');
});
