import { setTimeout as pause } from 'node:timers/promises';
import { countOpen } from './faults/wait-until-idle.ts';
import type { Ready } from './quartet.ts';

const rest = 500;

/** Resolves when no saga, operation or event is pending, or when the signal is aborted. */
export async function waitUntilIdle({ databases }: Ready, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const open = await countOpen(databases).catch(() => Infinity);
    if (open === 0) return;
    await pause(rest);
  }
}
