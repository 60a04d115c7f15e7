import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Patch, projectsOf } from './patches.ts';
import { type Result, runSuite, typeErrors } from './suite.ts';

/** Where bugs are planted. */
export interface Ground {
  readonly root: string;
  readonly signal: AbortSignal;
}

export type Verdict = Result & {
  /** The project whose suite has the last word. */
  readonly project: string;
};

/** Asked when the specs of a project have nothing to say. */
const wide = 'tools/interleavings';

/** Plants a bug, runs the suites that should see it until one turns red, and digs it out again. */
export async function tryPatch(patch: Patch, ground: Ground): Promise<Verdict> {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: ground.root });
  git('apply', patch.path);
  try {
    return await judge(projectsOf(patch), ground);
  } finally {
    git('checkout', '--quiet', '--', '.');
  }
}

/** The suites of these projects, until one is not green. */
export async function judge(projects: readonly string[], ground: Ground): Promise<Verdict> {
  for (const project of projects) {
    const errors = await typeErrors({ ...ground, project });
    if (errors !== undefined) return { kind: 'broken', reason: errors, project };
  }
  let verdict: Verdict = { kind: 'green', project: '' };
  for (const project of suitesOf(projects, ground)) {
    verdict = { ...(await runSuite({ ...ground, project })), project };
    if (verdict.kind !== 'green') break;
  }
  return verdict;
}

function suitesOf(projects: readonly string[], { root }: Ground): readonly string[] {
  return existsSync(join(root, wide)) ? [...projects, wide] : projects;
}
