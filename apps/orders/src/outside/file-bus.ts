import { open } from 'node:fs/promises';
import type { Bus } from '@quartet/events';

/** A line of JSON per event, on disk before it counts as sent; all of a call or none. */
export function fileBus(path: string): Bus {
  return {
    publish: async (events) => {
      const file = await open(path, 'a', 0o600);
      const { size } = await file.stat();
      try {
        await file.appendFile(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
        await file.datasync();
      } catch (error) {
        await file.truncate(size).catch(() => undefined);
        throw error;
      } finally {
        await file.close();
      }
    },
  };
}
