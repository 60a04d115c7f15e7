import { setTimeout as pause } from 'node:timers/promises';
import { countOpen } from './faults/wait-until-idle.ts';
import type { Ready } from './quartet.ts';

const rest = 500;

/** Until no saga, operation or event is on its way, or the signal says that it was long enough. */
export async function waitUntilIdle({ databases }: Ready, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const open = await countOpen(databases).catch(() => Infinity);
    if (open === 0) return;
    await pause(rest);
  }
}
