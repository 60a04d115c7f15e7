import { join } from 'node:path';

/** As of a user's shell in a workspace: what an Nx or npm that runs us has said of its own is not for another. */
export function userEnvironment(root: string, home: string): NodeJS.ProcessEnv {
  const told = /^(NX_|npm_|NODE_OPTIONS$|QUARTET_)/;
  const inherited = Object.entries(process.env).filter(([name]) => !told.test(name));
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  return { ...Object.fromEntries(inherited), PATH: path, QUARTET_HOME: home };
}
