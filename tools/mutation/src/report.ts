import { table } from '@quartet/bench/table';
import type { SuitesResult } from './run-suites.ts';

/** The result of one mutant; `stale` when its patch no longer applies. */
export interface Row {
  readonly name: string;
  readonly result: SuitesResult | { readonly kind: 'stale'; readonly reason: string };
  readonly seconds: number;
}

export function isKilled({ result }: Row): boolean {
  return result.kind === 'red';
}

/** A line for the progress output. */
export function lineOf(row: Row): string {
  return `${isKilled(row) ? '✓' : '✗'} ${row.name}: ${resultText(row)}`;
}

export function reportOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.name, resultText(row), row.seconds.toFixed(0)]);
  return table(['mutant', 'killed by', 'seconds'], cells);
}

function resultText({ result }: Row): string {
  switch (result.kind) {
    case 'red':
      return `${nameOf(result.project)}: ${result.failures[0].spec}`;
    case 'green':
      return '**survived**';
    case 'broken':
      return `**survived**: ${nameOf(result.project)} did not run: ${inOneLine(result.reason)}`;
    case 'stale':
      return `**survived**: the patch no longer applies: ${inOneLine(result.reason)}`;
  }
}

export function nameOf(project: string): string {
  return project.split('/').at(-1) ?? project;
}

function inOneLine(text: string): string {
  return text.split('\n')[0]?.trim() ?? '';
}
