import { cpus } from 'node:os';
import { figure } from './figure.ts';
import { type Goal, isMet } from './goal.ts';
import { table } from './table.ts';

/** What one command has measured, for people. */
export interface Measure {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly about: string;
  /** The names of the figures of a row. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [name: string, ...figures: number[]])[];
  readonly goals: readonly Goal[];
}

/** A measure in Markdown. */
export function sectionOf({ title, about, columns, rows, goals }: Measure): string {
  const figures = rows.map(([name, ...values]) => [name, ...values.map(figure)]);
  return [
    `## ${title}`,
    about,
    table(['', ...columns], figures),
    ...(goals.length > 0 ? [table(['', 'measured', 'goal', ''], goals.map(verdict))] : []),
    `Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores.`,
  ].join('\n\n');
}

function verdict(goal: Goal): readonly string[] {
  const { what, value, unit, bound, limit } = goal;
  const measured = `${figure(value)} ${unit}`;
  return [what, measured, `${bound} ${figure(limit)} ${unit}`, isMet(goal) ? 'met' : '**missed**'];
}
