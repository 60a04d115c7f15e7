import { styleText } from 'node:util';
import type { Finding } from './check.ts';

const shown = 5;

/** A line for each invariant, followed by the first rows that violate it. */
export function report(findings: readonly Finding[]): string {
  return findings.flatMap(linesOf).join('\n');
}

function linesOf({ invariant, rows }: Finding): readonly string[] {
  const sign = rows.length === 0 ? styleText('green', '✓') : styleText('red', '✗');
  const head = `${sign} ${String(invariant.number).padStart(2)}  ${invariant.name}: ${rows.length}`;
  const more = rows.length > shown ? [`       and ${rows.length - shown} more`] : [];
  return [head, ...rows.slice(0, shown).map((row) => `       ${JSON.stringify(row)}`), ...more];
}
