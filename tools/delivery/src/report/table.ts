import { megabytes } from './megabytes.ts';
import type { Row } from './row.ts';

const inRegistry = 'in the registry';

type Column = readonly [head: string, cell: (row: Row) => string];

const project: Column = ['project', (row) => row.project];
const tag: Column = ['tag', (row) => row.tag ?? ''];
const why: Column = [
  'why',
  (row) => (row.failure === undefined ? shortened(row.why) : `FAILED: ${row.failure}`),
];

const receiptColumns: readonly Column[] = [
  project,
  tag,
  ['image', ofService(({ built }) => (built ? 'built' : inRegistry))],
  ['pushed', ofService(({ pushed }) => megabytes(pushed))],
  ['rolled', ofService(({ rolled }) => (rolled ? 'yes' : 'no'))],
  ['stacks', stacksOf],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
  why,
];

const planColumns: readonly Column[] = [
  project,
  tag,
  ['image', ofService(({ built }) => (built ? 'would be built' : inRegistry))],
  ['would push', ofService(({ built }) => (built ? 'what is new' : 'nothing'))],
  ['would roll', ofService(({ rolled }) => (rolled ? 'yes' : 'no'))],
  ['would deploy', stacksOf],
  why,
];

/** Rows for people, on a terminal and in Markdown alike. */
export function tableOf(rows: readonly Row[], planned: boolean): string {
  const columns = planned ? planColumns : receiptColumns;
  const cells = [
    columns.map(([head]) => head),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ];
  const widths = columns.map((_, index) =>
    Math.max(...cells.map((line) => line[index]?.length ?? 0)),
  );
  const [head, ...body] = cells.map((line) => lineOf(line, widths));
  return [
    head,
    lineOf(
      widths.map((width) => '-'.repeat(width)),
      widths,
    ),
    ...body,
  ].join('\n');
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  return `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
}

/** Empty for what has no image. */
function ofService(cell: (row: Row) => string): (row: Row) => string {
  return (row) => (row.tag === undefined ? '' : cell(row));
}

function stacksOf({ stacks, waiting }: Row): string {
  const later = waiting.length === 0 ? [] : [`npm start again for ${waiting.join(' ')}`];
  return [...stacks, ...later].join(' ');
}

function shortened(why: readonly string[]): string {
  const more = why.length - 2;
  return more > 0 ? `${why.slice(0, 2).join('; ')}; and ${more} more` : why.join('; ');
}
