import { execFileSync } from 'node:child_process';
import { judge, type Question, type Verdict } from './judge.ts';
import { type Patch, projectsOf } from './patches.ts';

/** Plants a bug, asks the suites that should see it, and digs it out again. */
export async function tryPatch(patch: Patch, question: Question): Promise<Verdict> {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: question.root });
  git('apply', patch.path);
  try {
    return await judge(projectsOf(patch), question);
  } finally {
    git('checkout', '--quiet', '--', '.');
  }
}
