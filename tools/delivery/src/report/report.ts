import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deployedCommit } from './changes.ts';
import { emptyRow, hasContent, type Row } from './row.ts';
import { tableOf } from './table.ts';

/** The report of a run on one project. */
export interface DeploymentReport {
  /** Adds to what is known, and gives all of it. */
  update(what: Partial<Row>): Row;
}

interface ReportKey {
  readonly run: string;
  readonly project: string;
  /** `local`, or the name of a stage. */
  readonly place: string;
  readonly plan: boolean;
}

/** Each task is a process of its own, so each project has a file of its own. */
export function openReport(
  root: string,
  { run, project, place, plan }: ReportKey,
): DeploymentReport {
  const file = join(folderOf(root, run), `${project}.json`);
  return {
    update: (what) => {
      const previous = existsSync(file) ? read(file) : emptyRow(project, place, plan);
      const row = { ...previous, ...what };
      replace(file, row);
      return row;
    },
  };
}

/**
 * Puts what was told in a run into `dist/receipt.json` and, as a table for people, into `dist/receipt.md`, or
 * into `dist/plan.*`, and gives the table; undefined for a run that has delivered nothing.
 */
export function issueReport(root: string, run: string): string | undefined {
  const folder = folderOf(root, run);
  if (!existsSync(folder)) return undefined;
  const commit = deployedCommit(root);
  const rows = readdirSync(folder)
    .sort()
    .map((name) => ({ ...read(join(folder, name)), ...(commit !== undefined && { commit }) }))
    .filter(hasContent);
  rmSync(folder, { recursive: true });
  const planned = rows.every(({ plan }) => plan);
  const issued = join(root, 'dist', planned ? 'plan' : 'receipt');
  const table = tableOf(rows, planned);
  replace(`${issued}.json`, rows);
  writeFileSync(`${issued}.md`, `${table}\n`);
  return table;
}

function folderOf(root: string, run: string): string {
  return join(root, 'dist', 'receipts', run);
}

function read(file: string): Row {
  return JSON.parse(readFileSync(file, 'utf8')) as Row;
}

/** All at once, for a reader that comes in between. */
function replace(file: string, content: unknown): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(`${file}~`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${file}~`, file);
}
