import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The commit that the local run was brought to, all of it, the last time. */
interface LastDeployment {
  commit(): string | undefined;
  /** Uncommitted changes cannot be compared the next time, so the previous commit stays recorded. */
  record(): void;
}

export function lastDeployment(home: string, root: string): LastDeployment {
  const file = join(home, 'releases', 'commit');
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  return {
    commit: () => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined),
    record: () => {
      if (git('status', '--porcelain') !== '') return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${git('rev-parse', 'HEAD')}\n`);
    },
  };
}
