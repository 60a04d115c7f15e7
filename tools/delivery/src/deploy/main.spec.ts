import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/folder.ts';

/** Writes down its arguments. */
const nx =
  "require('node:fs').writeFileSync('nx-arguments.json', JSON.stringify(process.argv.slice(2)))";

function runDeploy(...args: readonly string[]) {
  const cwd = temporaryFolder({ 'node_modules/.bin/nx': nx });
  const env = { ...process.env, NX_BASE: 'HEAD' };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), ...args],
    { cwd, env, encoding: 'utf8' },
  );
  const file = join(cwd, 'nx-arguments.json');
  const nxArguments: unknown = existsSync(file) && JSON.parse(readFileSync(file, 'utf8'));
  return { status, stdout, stderr, nxArguments };
}

it('plans for this machine when no place is named', () => {
  expect(runDeploy('--plan')).toMatchObject({
    status: 0,
    nxArguments: ['affected', '--base=HEAD', '--target=deploy', '--configuration=local', '--plan'],
  });
});

it('runs nothing when an argument is unknown', () => {
  const { status, stderr, nxArguments } = runDeploy('dev', '--pln');
  expect({ status, nxArguments }).toEqual({ status: 1, nxArguments: false });
  expect(stderr).toMatch(/^Unknown option '--pln'; write npm run deploy .*\.\n$/);
});

it.each(['--plan', '--stage=pr-7'])('runs nothing when npm has kept %s for itself', (option) => {
  const main = join(import.meta.dirname, 'main.ts');
  const scripts = { deploy: `"${process.execPath}" "${main}"` };
  const cwd = temporaryFolder({
    'node_modules/.bin/nx': nx,
    'package.json': JSON.stringify({ scripts }),
  });
  const { status, stderr } = spawnSync('npm', ['run', 'deploy', option], {
    ...{ cwd, encoding: 'utf8' },
    env: { ...process.env, NX_BASE: 'HEAD' },
  });
  expect(stderr).toContain('npm keeps options before -- for itself');
  expect({ status, ran: existsSync(join(cwd, 'nx-arguments.json')) }).toEqual({
    status: 1,
    ran: false,
  });
});

it('runs nothing when help is asked for', () => {
  const { status, stdout, nxArguments } = runDeploy('--help');
  expect({ status, nxArguments }).toEqual({ status: 0, nxArguments: false });
  expect(stdout).toContain('npm run deploy -- [local|dev|prod|pull-request]');
});
