import { join } from 'node:path';

/** The variables of Nx, of npm and of a Quartet that this process runs in. */
const own = /^(NX_|npm_|NODE_OPTIONS$|FORCE_COLOR$|QUARTET_)/;

/**
 * The environment of a user's shell, in which nothing of the Quartet is set.
 * @param root the workspace whose programs are on the path
 */
export function userEnvironment(root: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !own.test(name));
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  return { ...Object.fromEntries(inherited), PATH: path };
}
