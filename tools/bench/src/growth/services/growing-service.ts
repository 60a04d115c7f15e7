import type { Database } from '@quartet/database';
import type { ServiceData } from '../load-data.ts';

/** A service with its rows, and all statements that it runs. */
export interface GrowingService extends ServiceData {
  /** Calls each function of the service's stores, with rows that are there. */
  run(database: Database, size: number): Promise<void>;
}

/** Swallows a failure that the call is made for, such as a Problem. */
export async function refused(call: Promise<unknown>): Promise<void> {
  await call.then(
    () => Promise.reject(new Error('the call was expected to fail')),
    () => undefined,
  );
}
