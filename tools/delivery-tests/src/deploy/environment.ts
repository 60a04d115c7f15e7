import { join } from 'node:path';

/** The environment of a user's shell, without the variables of the Nx or npm that runs us. */
export function userEnvironment(root: string, home: string): NodeJS.ProcessEnv {
  const overridden = /^(NX_|npm_|NODE_OPTIONS$|QUARTET_)/;
  const inherited = Object.entries(process.env).filter(([name]) => !overridden.test(name));
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`;
  return { ...Object.fromEntries(inherited), PATH: path, QUARTET_HOME: home };
}
