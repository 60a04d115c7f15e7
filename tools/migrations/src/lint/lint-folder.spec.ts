import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lintFolder } from './lint-folder.ts';

const run = promisify(execFile);
const program = join(import.meta.dirname, 'main.ts');
const workspace = join(import.meta.dirname, '../../../..');

it('finds nothing in the migrations of the services', async () => {
  expect(await lintFolder({ folder: workspace })).toEqual([]);
});

describe('in a repository', () => {
  let root: string;
  const git = (...args: readonly string[]) => {
    const identity = ['-c', 'user.name=spec', '-c', 'user.email=spec@example.com'];
    return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' }).trim();
  };
  /** The only migration drops a column, which that release has stopped using. */
  const drop = async (release: string) => {
    const folder = join(root, 'apps/orders/src/migrations');
    await mkdir(folder, { recursive: true });
    const sql = `-- contract: ${release}\nALTER TABLE saga DROP COLUMN reason;\n`;
    await writeFile(join(folder, '0001-drop.sql'), sql);
  };
  const refusal = (release: string) =>
    expect.stringContaining(`"-- contract: ${release}" names no commit that was on main`);

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'migrations-'));
    git('init', '-q', '-b', 'main');
    git('commit', '-q', '--allow-empty', '-m', 'the release that stops using it');
    git('checkout', '-q', '-b', 'topic');
    git('commit', '-q', '--allow-empty', '-m', 'something else');
  });
  afterAll(() => rm(root, { recursive: true }));

  it('lets a column go that a commit of main has stopped using', async () => {
    await drop(git('rev-parse', 'main'));
    expect(await lintFolder({ folder: root })).toEqual([]);
  });

  it.each(['topic', 'nowhere', '--help'])('refuses the contract %s', async (release) => {
    await drop(release);
    expect(await lintFolder({ folder: root })).toContainEqual(refusal(release));
  });

  it('takes the base of the workflow for main', async () => {
    await drop('topic');
    expect(await lintFolder({ folder: root, base: 'topic' })).toEqual([]);
  });

  it('exits with 1 as a command', async () => {
    await drop('topic');
    const env = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };
    const args = ['--conditions=@quartet/source', program];
    await expect(run(process.execPath, args, { cwd: root, env })).rejects.toMatchObject({
      code: 1,
      stderr: refusal('topic'),
    });
  });
});
