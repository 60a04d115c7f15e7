import { execFileSync } from 'node:child_process';
import { runSuites, type RunOptions, type SuitesResult } from './run-suites.ts';
import { type Mutant, projectsOf } from './mutants.ts';

/** Applies a mutant, runs the suites that should kill it, and reverts it. */
export async function testMutant(mutant: Mutant, options: RunOptions): Promise<SuitesResult> {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: options.root });
  git('apply', mutant.path);
  try {
    return await runSuites(projectsOf(mutant), { ...options, changed: mutant.files });
  } finally {
    git('checkout', '--quiet', '--', '.');
  }
}
