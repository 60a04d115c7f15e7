import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspace } from '@quartet/bench/programs';
import { misfitOf, type Patch, projectsOf, readPatches } from './patches.ts';

const patches = readPatches().map((patch) => [patch.name, patch] as const);

it('plants at least a dozen bugs, in each part that an order goes through', () => {
  expect(patches.length).toBeGreaterThanOrEqual(12);
  const projects = new Set(patches.flatMap(([, patch]) => projectsOf(patch)));
  expect([...projects].sort()).toEqual([
    'apps/orders',
    'apps/payments',
    'apps/products',
    'libs/events',
    'libs/http',
  ]);
});

describe.each(patches)('%s', (_name, patch: Patch) => {
  it('applies to the workspace as it is', () => {
    expect(misfitOf(patch, workspace)).toBeUndefined();
  });

  it('changes sources, and no spec nor what specs share', () => {
    expect(patch.files).not.toEqual([]);
    for (const file of patch.files) {
      expect(file).toMatch(/^(apps|libs)\/[a-z]+\/src\/.+\.ts$/);
      expect(file).not.toMatch(/\.spec\.ts$|\/src\/testing\//);
    }
  });

  it('is a mistake of a few lines, and says in a sentence what it does', () => {
    expect(patch.lines.length).toBeGreaterThan(0);
    expect(patch.lines.length).toBeLessThanOrEqual(16);
    expect(patch.about).toMatch(/^[A-Z][^.]+\.$/);
  });
});

it('says why a patch does not apply', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'quartet-planted-'));
  try {
    const [reason] = patches.map(([, patch]) => misfitOf(patch, elsewhere));
    expect(reason).toMatch(/^error: apps\/.+: No such file or directory$/);
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});
