import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readlink, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { userEnvironment } from './user-environment.ts';

export interface WorkspaceCopy extends AsyncDisposable {
  readonly root: string;
  /** The environment of a user's shell in it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs a program of node_modules/.bin and answers what it printed; throws that when the program fails. */
  run(program: string, args: string): string;
}

const here = join(import.meta.dirname, '../../..');

/** This workspace as it is now, what is not committed too, in a folder of its own. */
export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'quartet-copy-')));
  await copyFiles(root);
  await linkModules(root);
  const environment = { ...userEnvironment(root), FORCE_COLOR: '0' };
  return {
    root,
    environment,
    run: (program, args) => run({ root, environment }, program, args),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}

function run(
  { root, environment: env }: Pick<WorkspaceCopy, 'root' | 'environment'>,
  program: string,
  args: string,
): string {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin', program),
    args.split(' '),
    { cwd: root, env: { ...env, NODE_OPTIONS: '--conditions=@quartet/source' }, encoding: 'utf8' },
  );
  if (status === 0) return stdout;
  throw new Error(`${program} ${args} failed:\n${stdout}${stderr}`);
}

async function copyFiles(root: string): Promise<void> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', args, { cwd: here, encoding: 'utf8' }).split('\0');
  for (const file of files) {
    if (file === '' || !existsSync(join(here, file))) continue;
    await mkdir(dirname(join(root, file)), { recursive: true });
    await cp(join(here, file), join(root, file));
  }
}

/** Packages are shared; what is a project of the workspace leads to the copy's own. */
async function linkModules(root: string): Promise<void> {
  const from = join(here, 'node_modules');
  const own = join('node_modules', '@quartet');
  await mkdir(join(root, own), { recursive: true });
  for (const name of await readdir(from)) {
    if (name !== '@quartet') await symlink(join(from, name), join(root, 'node_modules', name));
  }
  for (const name of await readdir(join(here, own))) {
    await symlink(await readlink(join(here, own, name)), join(root, own, name));
  }
}
