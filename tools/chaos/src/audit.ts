import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  check,
  type DataSources,
  openSnapshot,
  readSnapshot,
  recheck,
  report,
} from '@quartet/invariants';
import type { ReadyContent } from '@quartet/local-client/ready-content';
import { countFailures, type Counts } from './counts.ts';
import type { Product } from './products.ts';
import { checkHistory, type Violation } from './check-history.ts';
import type { HistoryEntry } from './history.ts';
import { findDiscrepancies } from './reconciliation.ts';

interface AuditInput {
  readonly ready: DataSources & Pick<ReadyContent, 'provider'>;
  readonly history: readonly HistoryEntry[];
  readonly products: readonly Product[];
  /** The LIKE pattern of the orders' idempotency keys. */
  readonly keys: string;
  /** The folder for the database snapshot. */
  readonly folder: string;
}

export interface Audit extends Counts {
  readonly acknowledged: number;
  readonly lost: number;
  readonly violations: number;
  readonly broken: number;
  /** Discrepancies between the provider's own record and the books. */
  readonly discrepancies: number;
  /** A line for each violation; empty when there is none. */
  readonly messages: readonly string[];
}

/** Checks the customers' history and all invariants against a snapshot of the databases, and reconciles the books. */
export async function audit({
  ready,
  history,
  products,
  keys,
  folder,
}: AuditInput): Promise<Audit> {
  const findings = await recheck(async () => check(openSnapshot(await readSnapshot(ready))));
  const discrepancies = await findDiscrepancies(ready);
  const rows = await readSnapshot(ready);
  writeFileSync(join(folder, 'snapshot.json'), JSON.stringify(rows));
  const snapshot = openSnapshot(rows);
  const violations = checkHistory(history, snapshot);
  const lost = violations.filter(({ kind }) => kind === 'lost');
  const isBroken = findings.some((finding) => finding.rows.length > 0);
  return {
    ...countFailures(snapshot, keys, products),
    acknowledged: new Set(acknowledgedOrders(history)).size,
    lost: new Set(lost.map(({ order }) => order)).size,
    violations: violations.length - lost.length,
    broken: findings.filter((finding) => finding.rows.length > 0).length,
    discrepancies: discrepancies.length,
    messages: [
      ...(isBroken ? [report(findings)] : []),
      ...discrepancies,
      ...violations.map(describe),
    ],
  };
}

function acknowledgedOrders(history: readonly HistoryEntry[]): readonly string[] {
  return history.flatMap(({ what, answer: { status, id } }) =>
    what === 'place' && status < 300 && id !== undefined ? [id] : [],
  );
}

function describe({ kind, order, what }: Violation): string {
  return `${kind}: ${order}: ${what}`;
}
