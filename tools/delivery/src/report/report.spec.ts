import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/folder.ts';
import { baseIn } from './nx-run.ts';
import { issueReport, openReport } from './report.ts';
import type { Row } from './row.ts';

const run = '1';

function tell(root: string, project: string, plan = false) {
  return openReport(root, { run, project, place: 'local', plan });
}

function issued(root: string, name: string): readonly Row[] {
  return JSON.parse(readFileSync(join(root, 'dist', name), 'utf8')) as Row[];
}

function cellsOf(table: string | undefined) {
  return table?.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

it('holds what each task of the run has told', () => {
  const root = temporaryFolder();
  tell(root, 'orders').update({ tag: 'a1', digest: 'sha256:1', built: true, pushed: 2_218_311 });
  tell(root, 'orders').update({ rolled: true, before: 'a0', seconds: 4.25, why: ['a.ts'] });
  tell(root, 'users').update({ tag: 'b1' });
  issueReport(root, run);
  expect(issued(root, 'receipt.json')).toEqual([
    {
      project: 'orders',
      place: 'local',
      plan: false,
      tag: 'a1',
      digest: 'sha256:1',
      before: 'a0',
      built: true,
      pushed: 2_218_311,
      rolled: true,
      stacks: [],
      waiting: [],
      why: ['a.ts'],
      seconds: 4.25,
    },
    expect.objectContaining({ project: 'users', tag: 'b1', rolled: false, pushed: 0 }),
  ]);
});

it('is a table for people', () => {
  const root = temporaryFolder();
  tell(root, 'infra').update({ stacks: ['quartet-dev-edge'], seconds: 31 });
  tell(root, 'orders').update({ tag: 'a1', built: true, pushed: 2_218_311, rolled: true });
  tell(root, 'users').update({ tag: 'b1', why: ['a.ts', 'b.ts', 'c.ts', 'd.ts'] });
  const table = issueReport(root, run);
  expect(cellsOf(table)).toEqual([
    ['project', 'tag', 'image', 'pushed', 'rolled', 'stacks', 'seconds', 'why'],
    Array.from({ length: 8 }, () => expect.stringMatching(/^-+$/)),
    ['infra', '', '', '', '', 'quartet-dev-edge', '31.0', ''],
    ['orders', 'a1', 'built', '2.22 MB', 'yes', '', '0.0', ''],
    ['users', 'b1', 'in the registry', '0.0 kB', 'no', '', '0.0', 'a.ts; b.ts; and 2 more'],
  ]);
  expect(`${table}\n`).toBe(readFileSync(join(root, 'dist/receipt.md'), 'utf8'));
});

it('says why a delivery went wrong', () => {
  const root = temporaryFolder();
  tell(root, 'orders').update({ tag: 'a1', failure: 'orders was rolled back.' });
  expect(issueReport(root, run)).toContain('FAILED: orders was rolled back.');
});

it('is a plan when nothing was done', () => {
  const root = temporaryFolder();
  tell(root, 'infra', true).update({ stacks: ['quartet-dev-edge'] });
  tell(root, 'orders', true).update({ tag: 'a1', built: true, rolled: true, why: ['a.ts'] });
  tell(root, 'users', true).update({ tag: 'b1' });
  expect(cellsOf(issueReport(root, run))).toEqual([
    ['project', 'tag', 'image', 'would push', 'would roll', 'would deploy', 'why'],
    Array.from({ length: 7 }, () => expect.stringMatching(/^-+$/)),
    ['infra', '', '', '', '', 'quartet-dev-edge', ''],
    ['orders', 'a1', 'would be built', 'what is new', 'yes', '', 'a.ts'],
    ['users', 'b1', 'in the registry', 'nothing', 'no', '', ''],
  ]);
  expect(issued(root, 'plan.json')).toMatchObject([{ plan: true }, { plan: true }, { plan: true }]);
});

it('leaves out what there is nothing to say about', () => {
  const root = temporaryFolder();
  tell(root, 'infra').update({ seconds: 1 });
  tell(root, 'orders').update({ tag: 'a1' });
  issueReport(root, run);
  expect(issued(root, 'receipt.json').map(({ project }) => project)).toEqual(['orders']);
});

it('is not issued for a run that has delivered nothing', () => {
  const root = temporaryFolder();
  tell(root, 'orders').update({});
  expect(issueReport(root, 'another run')).toBeUndefined();
});

it.each([
  [['nx', 'affected', '--base=HEAD~1', '--plan'], 'HEAD~1'],
  [['nx', 'affected', '--base', 'main'], 'main'],
  [['nx', 'affected', '-t', 'deploy'], undefined],
])('knows the commit that Nx was told in %j', (argv, base) => {
  expect(baseIn(argv)).toBe(base);
});
