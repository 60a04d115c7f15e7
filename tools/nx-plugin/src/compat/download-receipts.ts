import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempDisposableSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `node tools/nx-plugin/src/compat/download-receipts.ts`, in a workflow, downloads the receipt of each stage's last
 * deployment that went well to dist/deployed, where api-compat-check finds it. It calls `gh`, which GitHub's runners have.
 */
const repository = process.env['GITHUB_REPOSITORY'] ?? '';
const folder = 'dist/deployed';

mkdirSync(folder, { recursive: true });
for (const stage of ['dev', 'prod']) {
  for (const run of runsOf(stage)) {
    using target = mkdtempDisposableSync(join(tmpdir(), 'receipt-'));
    const file = download(run, stage, target.path);
    if (!isWhole(file)) continue;
    copyFileSync(file, join(folder, `${stage}.json`));
    break;
  }
}

interface Artifact {
  readonly expired: boolean;
  readonly workflow_run: { readonly id: number; readonly head_branch: string };
}

/** The runs on main that have left a receipt of the stage, the latest first. */
function runsOf(stage: string): readonly string[] {
  const query = `name=receipt-${stage}&per_page=20`;
  const listed = gh('api', `repos/${repository}/actions/artifacts?${query}`);
  const { artifacts } = JSON.parse(listed) as { readonly artifacts: readonly Artifact[] };
  return artifacts
    .filter(({ expired, workflow_run }) => !expired && workflow_run.head_branch === 'main')
    .map(({ workflow_run }) => String(workflow_run.id));
}

function download(run: string, stage: string, target: string): string {
  gh('run', 'download', run, '--repo', repository, '--name', `receipt-${stage}`, '--dir', target);
  return join(target, 'receipt.json');
}

/** True for a deployment of which nothing has failed. */
function isWhole(file: string): boolean {
  const rows = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly failure?: string }[];
  return rows.length > 0 && rows.every(({ failure }) => failure === undefined);
}

function gh(...args: readonly string[]): string {
  return execFileSync('gh', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
