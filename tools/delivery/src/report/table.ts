import { megabytes } from './megabytes.ts';
import type { Row } from './row.ts';

const columns: readonly (readonly [head: string, cell: (row: Row) => string])[] = [
  ['project', ({ project }) => project],
  ['tag', ({ tag = '' }) => tag],
  ['image', ({ tag, built }) => (tag === undefined ? '' : built ? 'built' : 'in the registry')],
  [
    'pushed',
    ({ tag, plan, built, pushed }) => (tag === undefined ? '' : sent(plan && built, pushed)),
  ],
  ['rolled', ({ tag, rolled }) => (tag === undefined ? '' : rolled ? 'yes' : 'no')],
  ['stacks', stacksOf],
  ['seconds', ({ plan, seconds }) => (plan ? '' : seconds.toFixed(1))],
  ['why', ({ why, failure }) => (failure === undefined ? shortened(why) : `FAILED: ${failure}`)],
];

/** Rows for people, on a terminal and in Markdown alike. */
export function tableOf(rows: readonly Row[]): string {
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

function sent(planned: boolean, bytes: number): string {
  return planned ? 'what is new' : megabytes(bytes);
}

function stacksOf({ stacks, waiting }: Row): string {
  const later = waiting.length === 0 ? [] : [`npm start again for ${waiting.join(' ')}`];
  return [...stacks, ...later].join(' ');
}

function shortened(why: readonly string[]): string {
  const more = why.length - 2;
  return more > 0 ? `${why.slice(0, 2).join('; ')}; and ${more} more` : why.join('; ');
}
