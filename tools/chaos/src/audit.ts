import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, openBooks, readBooks, recheck, report } from '@quartet/invariants';
import { countFailures, type Counts } from './counts.ts';
import type { Product } from './products.ts';
import { checkHistory, type Violation } from './check-history.ts';
import type { HistoryEntry } from './history.ts';
import type { Ready } from './quartet.ts';

export interface AuditInput {
  readonly ready: Ready;
  readonly history: readonly HistoryEntry[];
  readonly products: readonly Product[];
  /** The pattern of the keys of these orders. */
  readonly keys: string;
  /** Where the books are kept. */
  readonly folder: string;
}

export interface Audit extends Counts {
  readonly acknowledged: number;
  readonly lost: number;
  readonly violations: number;
  readonly broken: number;
  /** What a person must read; nothing when all is well. */
  readonly messages: readonly string[];
}

/** Lays the customers' notes beside the books, and asks the books for all invariants. */
export async function audit({
  ready,
  history: notes,
  products: goods,
  keys,
  folder,
}: AuditInput): Promise<Audit> {
  const findings = await recheck(async () => check(openBooks(await readBooks(ready))));
  const rows = await readBooks(ready);
  writeFileSync(join(folder, 'books.json'), JSON.stringify(rows));
  const books = openBooks(rows);
  const violations = checkHistory(notes, books);
  const lost = violations.filter(({ kind }) => kind === 'lost');
  const isBroken = findings.some((finding) => finding.rows.length > 0);
  return {
    ...countFailures(books, keys, goods),
    acknowledged: new Set(acknowledgedOrders(notes)).size,
    lost: new Set(lost.map(({ order }) => order)).size,
    violations: violations.length - lost.length,
    broken: findings.filter((finding) => finding.rows.length > 0).length,
    messages: [...(isBroken ? [report(findings)] : []), ...violations.map(describe)],
  };
}

function acknowledgedOrders(notes: readonly HistoryEntry[]): readonly string[] {
  return notes.flatMap(({ what, answer: { status, id } }) =>
    what === 'place' && status < 300 && id !== undefined ? [id] : [],
  );
}

function describe({ kind, order, what }: Violation): string {
  return `${kind}: ${order}: ${what}`;
}
