import { cpus } from 'node:os';
import { table } from './table.ts';

/** A measured value with its limit. */
export interface Goal {
  readonly what: string;
  readonly value: number;
  readonly unit: '×' | 's' | 'ms' | 'KB' | 'orders' | 'requests' | 'statements' | 'units';
  readonly bound: 'at least' | 'at most' | 'below';
  readonly limit: number;
}

/** A table of figures. */
interface Figures {
  /** The headings of the columns. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [name: string, ...figures: number[]])[];
}

/** The results of one benchmark. */
export interface Measure extends Figures {
  readonly title: string;
  /** A short description of the method. */
  readonly about: string;
  /** @default - no second table */
  readonly details?: Figures;
  readonly goals: readonly Goal[];
}

/** Formats a section in Markdown. */
export function sectionOf(measure: Measure): string {
  const { title, about, details, goals } = measure;
  return [
    `## ${title}`,
    about,
    figuresOf(measure),
    ...(details ? [figuresOf(details)] : []),
    ...(goals.length > 0 ? [table(['', 'measured', 'goal', ''], goals.map(verdict))] : []),
    `Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores.`,
  ].join('\n\n');
}

function figuresOf({ columns, rows }: Figures): string {
  const cells = rows.map(([name, ...values]) => [name, ...values.map(figure)]);
  return table(['', ...columns], cells);
}

function verdict(goal: Goal): readonly string[] {
  const { what, value, unit, bound, limit } = goal;
  const measured = `${figure(value)} ${unit}`;
  return [what, measured, `${bound} ${figure(limit)} ${unit}`, isMet(goal) ? 'met' : '**missed**'];
}

/** Formats a measurement with three significant digits. */
function figure(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en', { maximumSignificantDigits: 3 });
}

function isMet({ value, bound, limit }: Goal): boolean {
  if (bound === 'at least') return value >= limit;
  return bound === 'at most' ? value <= limit : value < limit;
}
