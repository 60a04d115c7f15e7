import type { ColumnDef, Constraint, Node } from 'libpg-query';
import type { Finding } from './finding.ts';

/** Functions whose value is one for all rows, so that PostgreSQL stores it once; others rewrite the table. */
const stable = new Set(['now', 'transaction_timestamp', 'statement_timestamp', 'date_trunc']);

/** The findings of a column that a table gets. */
export function addedColumn(table: string, column: ColumnDef): readonly Finding[] {
  const constraints = (column.constraints ?? []).flatMap(constraintOf);
  const has = (type: Constraint['contype']) => constraints.some(({ contype }) => contype === type);
  const name = `${table}.${column.colname}`;
  const findings: Finding[] = [];
  if ((has('CONSTR_NOTNULL') || has('CONSTR_PRIMARY')) && !has('CONSTR_DEFAULT')) {
    const sentence = `${name} is NOT NULL without a default, so the release before cannot insert rows`;
    findings.push({ rule: 'not-null', sentence });
  }
  if (has('CONSTR_IDENTITY') || has('CONSTR_GENERATED') || constraints.some(isVolatile)) {
    const sentence = `${name} has another value in each row, so the table is rewritten under a lock; add it without, and fill it in batches`;
    findings.push({ rule: 'rewrite', sentence });
  }
  if (has('CONSTR_CHECK') || has('CONSTR_FOREIGN')) {
    const sentence = `${name} has a constraint, for which the whole table is read under a lock; add it with NOT VALID in a statement of its own`;
    findings.push({ rule: 'constraint', sentence });
  }
  if (has('CONSTR_UNIQUE') || has('CONSTR_PRIMARY')) {
    const sentence = `${name} is unique, so an index is built under a lock; build it CONCURRENTLY`;
    findings.push({ rule: 'index', sentence });
  }
  return findings;
}

function constraintOf(node: Node): readonly Constraint[] {
  return 'Constraint' in node ? [node.Constraint] : [];
}

function isVolatile({ contype, raw_expr: value }: Constraint): boolean {
  return contype === 'CONSTR_DEFAULT' && value !== undefined && callsVolatile(value);
}

function callsVolatile(expression: unknown): boolean {
  if (typeof expression !== 'object' || expression === null) return false;
  const { funcname } = expression as { readonly funcname?: readonly Node[] };
  const called = funcname?.at(-1);
  if (called && 'String' in called && !stable.has(called.String.sval ?? '')) return true;
  return Object.values(expression).some(callsVolatile);
}
