import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, lchown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@quartet/postgres';
import { workspace as root } from '@quartet/local-client/start-quartet';
import { userEnvironment } from '@quartet/local-client/user-environment';
import { isListening } from '../supervisor/probe.ts';
import { type Quartet, spawnQuartet } from './quartet.ts';

const run = promisify(execFile);
const defaultPort = 8080;

/** This workspace after `git clone` and `npm ci` by somebody who is not root, in a folder of their own. */
export interface Newcomer extends AsyncDisposable {
  /** The folder of the state of `npm start`, which is the default one. */
  readonly home: string;
  /** Types `npm start`, with no setting. */
  start(): Promise<Quartet>;
}

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

/** @param folder where the clone is, relative to a temporary folder; what is not committed is in it too */
export async function welcomeNewcomer(folder: string): Promise<Newcomer> {
  const user = await unprivilegedUser();
  const temporary = await mkdtemp(join(tmpdir(), 'quartet-newcomer-'));
  await chmod(temporary, 0o755);
  const clone = join(temporary, folder);
  await copyFiles(clone, user);
  await copyModules(clone);
  return {
    home: join(clone, '.quartet'),
    start: async () =>
      spawnQuartet(['npm', 'start'], {
        ...{ cwd: clone, ...user },
        env: { ...environmentOf(temporary), ...(await portSetting()) },
      }),
    [Symbol.asyncDispose]: () => rm(temporary, { recursive: true }),
  };
}

/** Whoever runs the spec, unless that is root. */
async function unprivilegedUser(): Promise<User> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

async function copyFiles(clone: string, { uid, gid }: User): Promise<void> {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await run('git', list, { cwd: root, maxBuffer: 2 ** 24 });
  const give = async (path: string) => {
    if (uid !== undefined && gid !== undefined) await lchown(path, uid, gid);
  };
  const makeFolder = async (path: string): Promise<void> => {
    if (existsSync(path)) return;
    await makeFolder(dirname(path));
    await mkdir(path);
    await give(path);
  };
  for (const name of stdout.split('\0')) {
    const [from, to] = [join(root, name), join(clone, name)];
    if (name === '' || !existsSync(from)) continue;
    await makeFolder(dirname(to));
    await cp(from, to, { verbatimSymlinks: true });
    await give(to);
  }
}

/** Files share their bytes with ours where the file system can. */
async function copyModules(clone: string): Promise<void> {
  const paths = [join(root, 'node_modules'), join(clone, 'node_modules')];
  await run('cp', ['-al', ...paths]).catch(async () => {
    await rm(paths[1] ?? '', { recursive: true, force: true });
    await run('cp', ['-a', ...paths]);
  });
}

/** The environment of a shell in which nothing of this workspace is set. */
function environmentOf(home: string): NodeJS.ProcessEnv {
  const { PATH = '', ...environment } = userEnvironment(root);
  const path = PATH.split(delimiter).filter((each) => !each.includes('node_modules'));
  return { ...environment, HOME: home, PATH: path.join(delimiter) };
}

/** None, unless somebody else listens at the default port. */
async function portSetting(): Promise<NodeJS.ProcessEnv> {
  if (!(await isListening(defaultPort))) return {};
  process.stderr.write(`Port ${defaultPort} is taken: Quartet is started with QUARTET_PORT.\n`);
  return { QUARTET_PORT: String(await freePort()) };
}
