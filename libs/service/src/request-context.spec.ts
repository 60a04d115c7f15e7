import type { Request } from 'express';
import { contextOf } from './request-context.ts';

const deadlineOf = (timeout: string) =>
  contextOf({ headers: { 'x-quartet-timeout-ms': timeout } } as unknown as Request).deadline;

it('ends when its caller stops waiting', () => {
  const before = performance.now();
  const deadline = deadlineOf('1500') ?? 0;
  expect(deadline).toBeGreaterThanOrEqual(before + 1_500);
  expect(deadline).toBeLessThanOrEqual(performance.now() + 1_500);
});

it.each(['', 'soon', '-1', '1e3', '12345678'])('has no end for the time limit %j', (timeout) => {
  expect(deadlineOf(timeout)).toBeUndefined();
});
