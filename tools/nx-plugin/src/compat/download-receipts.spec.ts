import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Answers the two calls as GitHub's command does: the newest artifact is the first. */
const gh = `#!${process.execPath}
const { copyFileSync, readFileSync } = require('node:fs');
const { argv: [, , command, what, run] } = process;
const stage = /receipt-(\\w+)/.exec(process.argv.join(' '))[1];
if (command === 'api') process.stdout.write(readFileSync(stage + '.artifacts.json'));
else copyFileSync(run + '.json', process.argv.at(-1) + '/receipt.json');
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'receipts-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/gh'), gh);
  chmodSync(join(folder, 'bin/gh'), 0o755);
  artifacts('dev');
  artifacts('prod');
});
afterEach(() => rmSync(folder, { recursive: true }));

type Run = readonly [id: number, rows: readonly object[], branch?: string, expired?: boolean];

function artifacts(stage: string, ...runs: readonly Run[]): void {
  const listed = runs.map(([id, , head_branch = 'main', expired = false]) => ({
    expired,
    workflow_run: { id, head_branch },
  }));
  writeFileSync(join(folder, `${stage}.artifacts.json`), JSON.stringify({ artifacts: listed }));
  for (const [id, rows] of runs) writeFileSync(join(folder, `${id}.json`), JSON.stringify(rows));
}

function download() {
  const program = join(import.meta.dirname, 'download-receipts.ts');
  const { NODE_OPTIONS: _, ...rest } = process.env;
  const env = { ...rest, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` };
  return spawnSync(process.execPath, [program], { cwd: folder, env, encoding: 'utf8' });
}

const deployed = () => readdirSync(join(folder, 'dist/deployed'));
const commitOf = (stage: string) => {
  const text = readFileSync(join(folder, `dist/deployed/${stage}.json`), 'utf8');
  return (JSON.parse(text) as readonly { readonly commit: string }[])[0]?.commit;
};

it('keeps the receipt of the last deployment of each stage that went well', () => {
  const broken = [{ commit: 'c' }, { commit: 'c', failure: 'users was rolled back.' }];
  artifacts('dev', [3, broken], [2, [{ commit: 'b' }]], [1, [{ commit: 'a' }]]);
  artifacts('prod', [4, [{ commit: 'p' }]]);
  expect(download()).toMatchObject({ status: 0, stderr: '' });
  expect([commitOf('dev'), commitOf('prod')]).toEqual(['b', 'p']);
});

it('ignores expired receipts and those of other branches', () => {
  artifacts('dev', [2, [{ commit: 'b' }], 'change'], [1, [{ commit: 'a' }], 'main', true]);
  expect(download().status).toBe(0);
  expect(deployed()).toEqual([]);
});

it('leaves nothing for a stage that was never deployed', () => {
  expect(download().status).toBe(0);
  expect(deployed()).toEqual([]);
});
