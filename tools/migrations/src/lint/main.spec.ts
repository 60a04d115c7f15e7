import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const program = join(import.meta.dirname, 'main.ts');
const workspace = join(import.meta.dirname, '../../../..');
const lint = (cwd: string) =>
  run(process.execPath, ['--conditions=@quartet/source', program], {
    cwd,
    env: { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] },
  });

it('finds nothing in the migrations of the services', async () => {
  expect(await lint(workspace)).toEqual({ stdout: '', stderr: '' });
});

describe('in a repository', () => {
  let root: string;
  const git = (...args: readonly string[]) => {
    const identity = ['-c', 'user.name=spec', '-c', 'user.email=spec@example.com'];
    return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' }).trim();
  };
  const drop = async (release: string) => {
    const folder = join(root, 'apps/orders/src/migrations');
    await mkdir(folder, { recursive: true });
    const sql = `-- contract: ${release}\nALTER TABLE saga DROP COLUMN reason;\n`;
    await writeFile(join(folder, '0001-drop.sql'), sql);
  };
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'migrations-'));
    git('init', '-q', '-b', 'main');
    git('commit', '-q', '--allow-empty', '-m', 'the release that stops using it');
    git('checkout', '-q', '-b', 'topic');
    git('commit', '-q', '--allow-empty', '-m', 'something else');
  });
  afterEach(() => rm(root, { recursive: true }));

  it('lets a column go that a commit of main has stopped using', async () => {
    await drop(git('rev-parse', 'main'));
    expect(await lint(root)).toEqual({ stdout: '', stderr: '' });
  });

  it.each(['topic', 'nowhere', '--help'])('refuses the contract %s', async (release) => {
    await drop(release);
    await expect(lint(root)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`"-- contract: ${release}" names no commit that was on main`),
    });
  });
});
