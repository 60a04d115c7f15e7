import { join } from 'node:path';
import { UserError } from '@quartet/cloudformation/user-error';
import { type Control, openControl as openClient } from '@quartet/local-client/control';
import { readReady } from '@quartet/local-client/ready';

/** True while a run is ready. */
export function isUp(home: string): boolean {
  return readReady(home) !== undefined;
}

/** The control API of the local run with this state folder. Its errors are shown to the user. */
export function openControl(home: string): Pick<Control, 'tasks' | 'roll'> {
  const ready = readReady(home);
  if (!ready) {
    const file = join(home, 'ready.json');
    throw new UserError(`The local run is not up (${file}): npm start first.`);
  }
  const { tasks, roll } = openClient(ready.control);
  return {
    tasks: () => tasks().catch(fail),
    roll: (service, source) => roll(service, source).catch(fail),
  };
}

function fail(cause: Error): never {
  throw new UserError(cause.message, { cause });
}
