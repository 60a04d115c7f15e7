import { createBackoff } from './backoff.ts';

it('lets the first replacement begin at once, and each further one later, up to a limit', () => {
  const backoff = createBackoff(() => 0);
  const rests = Array.from({ length: 10 }, () => {
    backoff.taskEnded(0);
    return backoff.delay();
  });
  expect(rests).toEqual([0, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
});

it('forgets short lives after a long one, and when it is told to', () => {
  const backoff = createBackoff(() => 0);
  for (let count = 0; count < 5; count += 1) backoff.taskEnded(0);
  backoff.taskEnded(60_000);
  expect(backoff.delay()).toBe(0);
  for (let count = 0; count < 5; count += 1) backoff.taskEnded(0);
  backoff.reset();
  expect(backoff.delay()).toBe(0);
});
