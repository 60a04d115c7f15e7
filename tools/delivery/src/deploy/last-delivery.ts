import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The commit that the local run was brought to, all of it, the last time. */
export interface LastDelivery {
  commit(): string | undefined;
  /** What is not committed cannot be compared with the next time, so then the commit before stays. */
  remember(): void;
}

export function lastDelivery(home: string, root: string): LastDelivery {
  const file = join(home, 'releases', 'commit');
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  return {
    commit: () => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined),
    remember: () => {
      if (git('status', '--porcelain') !== '') return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${git('rev-parse', 'HEAD')}\n`);
    },
  };
}
