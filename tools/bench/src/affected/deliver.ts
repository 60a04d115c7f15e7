import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Change } from './changes.ts';
import type { LocalRun } from './local-run.ts';
import { pushedIn, type RecordingRegistry, writtenIn } from './recording-registry.ts';
import type { WorkspaceCopy } from '../workspace-copy.ts';

export interface Scene {
  readonly copy: WorkspaceCopy;
  readonly run: LocalRun;
  readonly registry: RecordingRegistry;
}

/** What each witness says of one delivery. */
export interface Seen {
  /** The registry: who has got an image, and whose repository was written to at all. */
  readonly pushed: readonly string[];
  readonly written: readonly string[];
  /** The engine: whose tasks run another image. */
  readonly rolled: readonly string[];
  /** The receipt. */
  readonly told: { readonly pushed: readonly string[]; readonly rolled: readonly string[] };
  readonly waiting: readonly string[];
  /** Bytes that went to the registry, and what the receipt says they were. */
  readonly bytes: number;
  readonly toldBytes: number;
  readonly seconds: number;
}

interface Row {
  readonly project: string;
  readonly built: boolean;
  readonly rolled: boolean;
  readonly pushed: number;
  readonly waiting: readonly string[];
}

/** Changes the workspace and delivers what Nx finds affected, as anybody would. */
export async function deliver(
  { make, name }: Pick<Change, 'make' | 'name'>,
  scene: Scene,
): Promise<Seen> {
  const { copy, run, registry } = scene;
  const before = run.images();
  make();
  copy.commit(name);
  registry.take();
  const began = performance.now();
  await deploy(['affected', '--base=HEAD~1'], scene);
  const seconds = (performance.now() - began) / 1_000;
  const seen = registry.take();
  const rows = receiptIn(copy.root);
  const after = run.images();
  return {
    pushed: pushedIn(seen),
    written: writtenIn(seen),
    rolled: [...after]
      .flatMap(([service, image]) => (before.get(service) === image ? [] : service))
      .sort(),
    told: {
      pushed: rows.flatMap(({ project, built }) => (built ? project : [])),
      rolled: rows.flatMap(({ project, rolled }) => (rolled ? project : [])),
    },
    waiting: [...new Set(rows.flatMap((row) => row.waiting))].sort(),
    bytes: seen.reduce((sum, { bytes }) => sum + bytes, 0),
    toldBytes: rows.reduce((sum, { pushed }) => sum + pushed, 0),
    seconds,
  };
}

/** Throws what Nx has said when it fails. */
export async function deploy(
  which: readonly string[],
  { copy, run, registry }: Scene,
): Promise<void> {
  rmSync(join(copy.root, 'dist/receipt.json'), { force: true });
  const args = [...which, '--target=deploy', '--configuration=local', `--registry=${registry.url}`];
  await promisify(execFile)('npx', ['nx', ...args], {
    cwd: copy.root,
    env: run.environment,
  }).catch((cause: unknown) => {
    const { stdout, stderr } = cause as { readonly stdout: string; readonly stderr: string };
    throw new Error(`nx ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause });
  });
}

/** A run in which nothing was to be done issues none. */
function receiptIn(root: string): readonly Row[] {
  const file = join(root, 'dist/receipt.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row[]) : [];
}
