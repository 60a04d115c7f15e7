import { setTimeout as pause } from 'node:timers/promises';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { countOpen } from './faults/wait-until-idle.ts';

const rest = 500;

/** Resolves when no saga, operation or event is pending, or when the signal is aborted. */
export async function waitUntilIdle(
  ready: Pick<ReadyContent, 'databases'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const open = await countOpen(ready).catch(() => Infinity);
    if (open === 0) return;
    await pause(rest);
  }
}
