import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '@quartet/cloudformation/user-error';

/** The position that Node prints above an unreadable line or behind the frame that threw. */
const place = /(^|file:\/\/)(\/[^\n]+\.ts)(:\d+)(?::\d+)?\)?$/m;

/**
 * Imports what reads sources that somebody may be changing, such as infra's table of services.
 * @throws UserError of one sentence with the file and the line that cannot be read
 */
export async function loadModule<Module>(importModule: () => Promise<Module>): Promise<Module> {
  try {
    return await importModule();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, scheme, where, line] = place.exec(error.stack ?? '') ?? [];
    if (where === undefined) throw error;
    const path = scheme === '' ? where : fileURLToPath(`file://${where}`);
    const file = relative(process.cwd(), path) + line;
    throw new UserError(`${file} cannot be read: ${error.message}`, { cause: error });
  }
}
