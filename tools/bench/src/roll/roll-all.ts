import type { Control } from '@quartet/local-client/control';

/** Restarts one service after the other until the signal is aborted. @returns milliseconds of each restart */
export async function rollAll(control: Control, over: AbortSignal): Promise<readonly number[]> {
  const services = new Set((await control.tasks()).map(({ service }) => service));
  const spans: number[] = [];
  while (!over.aborted) {
    for (const service of services) {
      const from = performance.now();
      await control.roll(service);
      spans.push(performance.now() - from);
    }
  }
  return spans;
}
