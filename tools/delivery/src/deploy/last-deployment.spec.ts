import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/folder.ts';
import { lastDeployment } from './last-deployment.ts';

it('is the commit that was delivered, and not one with changes beside it', () => {
  const root = temporaryFolder({ 'a.ts': '1' });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
  const commit = () => {
    git('commit', '--allow-empty', '--message', 'a change');
    return git('rev-parse', 'HEAD').trim();
  };
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  const last = lastDeployment(temporaryFolder(), root);
  expect(last.commit()).toBeUndefined();
  const first = commit();
  last.record();
  expect(last.commit()).toBe(first);
  commit();
  writeFileSync(join(root, 'a.ts'), '2');
  last.record();
  expect(last.commit()).toBe(first);
});
