import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const base = 'node:24-bookworm-slim';

/** Cases that need an engine of containers and Node's image; where they are missing, a line says so. */
export function describeWithDocker(name: string, cases: () => void): void {
  const { status } = spawnSync('docker', ['image', 'inspect', base], { stdio: 'ignore' });
  if (status === 0) return describe(name, cases);
  process.stderr.write(`Skipped "${name}": no Docker, or no image ${base}.\n`);
  it.skip(name, () => undefined);
}

/** @returns what removes the image again */
export function buildImage(tag: string, main: string): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'quartet-image-'));
  writeFileSync(join(folder, 'main.mjs'), main);
  writeFileSync(
    join(folder, 'Dockerfile'),
    `FROM ${base}\nWORKDIR /app\nENV PORT=1\nCOPY main.mjs ./\n`,
  );
  const built = spawnSync('docker', ['build', '--tag', tag, folder], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (built.status !== 0) throw new Error(built.stderr);
  return () => void spawnSync('docker', ['image', 'rm', '--force', tag]);
}
