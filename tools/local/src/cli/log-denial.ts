import { DeniedError } from '@quartet/aws/denied-error';
import type { Log } from '../supervisor/logs.ts';

/** Checks templates, and logs what AWS would refuse of them, as other processes do while they run. */
export function logDenial<T>(log: Log, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (error instanceof DeniedError) {
      const { fields, message: msg } = error.line;
      const time = new Date().toISOString();
      log.write(JSON.stringify({ level: 'warn', time, service: 'runner', ...fields, msg }));
    }
    throw error;
  }
}
