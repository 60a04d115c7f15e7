import type { Finding } from './finding.ts';
import { lastNames } from './names.ts';
import type { MigrationStatement } from './read-statements.ts';
import { createdBy, lockedBy } from './relations.ts';

/**
 * The findings of a transaction as a whole. Its locks last until its end: with two relations it could wait for a
 * request that waits for it, and what is validated in it is validated under the lock.
 */
export function transactionFindings(statements: readonly MigrationStatement[]): readonly Finding[] {
  const nodes = statements.map(({ node }) => node);
  const created = new Set(nodes.map(createdBy));
  const locked = new Set(nodes.flatMap(lockedBy).filter((name) => !created.has(name)));
  const findings: Finding[] = [];
  if (locked.size > 1) {
    const sentence = `one transaction locks ${[...locked].join(' and ')}, and could wait for a request that waits for it; make it one migration for each`;
    findings.push({ rule: 'one-relation', sentence });
  }
  const text = JSON.stringify(nodes);
  if (text.includes('"skip_validation":true') && text.includes('"AT_ValidateConstraint"')) {
    const sentence =
      'NOT VALID and VALIDATE are in one transaction, so the table is read under its lock; make it two migrations';
    findings.push({ rule: 'constraint', sentence });
  }
  if (nodes.some((node) => 'IndexStmt' in node && node.IndexStmt.concurrent)) {
    const sentence =
      'CONCURRENTLY cannot run in a transaction; begin the file with "-- no transaction"';
    findings.push({ rule: 'index', sentence });
  }
  return findings;
}

/** The findings of a file that runs again from its start after a failure, which leaves an invalid index. */
export function repeatableFindings(statements: readonly MigrationStatement[]): readonly Finding[] {
  const dropped = new Set<string>();
  const findings: Finding[] = [];
  for (const { node } of statements) {
    if ('DropStmt' in node && node.DropStmt.missing_ok)
      lastNames(node.DropStmt.objects ?? []).forEach((name) => dropped.add(name));
    if (!('IndexStmt' in node)) continue;
    const { idxname = '' } = node.IndexStmt;
    if (dropped.has(idxname)) continue;
    const sentence = `${idxname} may be there, and invalid, when the file runs again; begin with DROP INDEX CONCURRENTLY IF EXISTS ${idxname}`;
    findings.push({ rule: 'repeatable', sentence });
  }
  return findings;
}
