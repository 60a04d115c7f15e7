import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspace } from '@quartet/bench/programs';
import { applyErrors, type Mutant, projectsOf, readMutants } from './mutants.ts';

const all = readMutants();
const mutants = all.map((mutant) => [mutant.name, mutant] as const);
/** Code of projects, and the files of the workspace that decide what is installed and what images stand on. */
const sources =
  /^((apps|libs|tools)\/[a-z-]+|infra)\/(src|lambda)\/.+\.(ts|mjs)$|^\.npmrc$|^\.github\/.+\.yml$|^Dockerfile\.base$/;
const errors = applyErrors(all, workspace);

it('are at least a dozen, in each project with a rule of the design', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(12);
  const projects = new Set(mutants.flatMap(([, mutant]) => projectsOf(mutant)));
  expect([...projects].sort()).toEqual([
    'apps/orders',
    'apps/payments',
    'apps/products',
    'apps/users',
    'infra',
    'libs/auth',
    'libs/config',
    'libs/database',
    'libs/events',
    'libs/http',
    'libs/logging',
    'libs/service',
    'tools/aws',
    'tools/postgres',
  ]);
});

describe.each(mutants)('%s', (name, mutant: Mutant) => {
  it('applies to the workspace', () => {
    expect(errors.get(name)).toBeUndefined();
  });

  it('changes sources or what installs and builds, but no specs or test helpers', () => {
    expect(mutant.files).not.toEqual([]);
    for (const file of mutant.files) {
      expect(file).toMatch(sources);
      expect(file).not.toMatch(/\.spec\.ts$|\/src\/testing\//);
    }
  });

  it('changes a few lines, and has a description of one sentence', () => {
    expect(mutant.lines.length).toBeGreaterThan(0);
    expect(mutant.lines.length).toBeLessThanOrEqual(16);
    expect(mutant.description).toMatch(/^[A-Z][^.]+\.$/);
  });
});

it('that no longer apply have a reason each, whatever applies beside them', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'quartet-planted-'));
  try {
    const [applicable, ...stale] = all.slice(0, 3) as [Mutant, ...Mutant[]];
    for (const file of applicable.files) {
      await cp(join(workspace, file), join(elsewhere, file), { recursive: true });
    }
    const reasons = applyErrors([applicable, ...stale], elsewhere);
    expect([...reasons.keys()]).toEqual(stale.map(({ name }) => name));
    for (const reason of reasons.values()) {
      expect(reason).toMatch(/^error: .+: No such file or directory$/);
    }
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});
