import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/folder.ts';
import { changesSince, deployedCommit } from './changes.ts';

let folder: string;
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: folder,
    stdio: 'ignore',
  });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeEach(() => {
  folder = temporaryFolder({ 'a.ts': '1', 'b.ts': '1', 'c.ts': '1', '.gitignore': 'dist\n' });
  git('init', '--initial-branch=main');
  git('add', '.');
  git('commit', '-m', 'first');
});

it('knows what was committed since, what was not, what is new and what is gone', () => {
  git('checkout', '-b', 'work');
  write('a.ts', '2');
  git('commit', '-a', '-m', 'second');
  write('b.ts', '2');
  write('new.ts', '1');
  write('dist', '1');
  rmSync(join(folder, 'c.ts'));
  const { files } = changesSince('main', folder);
  expect([...files].sort()).toEqual(['a.ts', 'b.ts', 'c.ts', 'new.ts']);
});

it('knows nothing of what others have done on the branch since', () => {
  git('checkout', '-b', 'work');
  git('checkout', 'main');
  write('a.ts', '2');
  git('commit', '-a', '-m', 'of others');
  git('checkout', 'work');
  expect(changesSince('main', folder).files).toEqual([]);
});

it('knows a file as it was', () => {
  write('a.ts', '2');
  const changes = changesSince('main', folder);
  expect(changes.before('a.ts')).toBe('1');
  expect(changes.before('nowhere.ts')).toBe('');
});

it('knows only what is new where there is no such commit', () => {
  write('a.ts', '2');
  expect(changesSince('nowhere', folder).files).toEqual([]);
});

it('knows the commit that is deployed, unless files have changed since', () => {
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim();
  expect(deployedCommit(folder)).toBe(head);
  write('new.ts', '1');
  expect(deployedCommit(folder)).toBeUndefined();
  expect(deployedCommit(temporaryFolder({}))).toBeUndefined();
});
