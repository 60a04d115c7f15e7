import { table } from '@quartet/bench/table';
import type { Verdict } from './judge.ts';

/** What became of one bug; `stale` when its patch no longer applies. */
export interface Row {
  readonly name: string;
  readonly verdict: Verdict | { readonly kind: 'stale'; readonly reason: string };
  readonly seconds: number;
}

export function isCaught({ verdict }: Row): boolean {
  return verdict.kind === 'red';
}

/** In a line, for who waits. */
export function lineOf(row: Row): string {
  return `${isCaught(row) ? '✓' : '✗'} ${row.name}: ${said(row)}`;
}

export function reportOf(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.name, said(row), row.seconds.toFixed(0)]);
  return table(['the bug', 'is caught by', 'seconds'], cells);
}

function said({ verdict }: Row): string {
  switch (verdict.kind) {
    case 'red':
      return `${nameOf(verdict.project)}: ${verdict.failures[0].spec}`;
    case 'green':
      return '**nothing**';
    case 'broken':
      return `**nothing**: ${nameOf(verdict.project)} did not run: ${inOneLine(verdict.reason)}`;
    case 'stale':
      return `**nothing**: the patch no longer applies: ${inOneLine(verdict.reason)}`;
  }
}

export function nameOf(project: string): string {
  return project.split('/').at(-1) ?? project;
}

function inOneLine(text: string): string {
  return text.split('\n')[0]?.trim() ?? '';
}
