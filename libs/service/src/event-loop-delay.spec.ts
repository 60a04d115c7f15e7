import { setImmediate as turn } from 'node:timers/promises';
import { eventually } from '@quartet/testing';
import { createEventLoopDelay } from './event-loop-delay.ts';

function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

it('returns how late the event loop is, and that it is late no longer', async () => {
  const delay = createEventLoopDelay();
  expect(delay()).toBe(0);
  for (; delay() < 50; await turn()) block(100);
  await eventually(() => expect(delay()).toBeLessThan(50));
});
