import type { Circus } from '@jest/types';
import { addEventHandler, removeEventHandler } from 'jest-circus';

/** Skips the tests of a file after its first failure. The returned function ends that. */
export function skipAfterFailure(): () => void {
  let hasFailed = false;
  const onEvent: Circus.EventHandler = (event) => {
    if (event.name === 'test_done') hasFailed ||= event.test.errors.length > 0;
    if (event.name === 'test_start' && hasFailed) event.test.mode = 'skip';
  };
  addEventHandler(onEvent);
  return () => removeEventHandler(onEvent);
}
