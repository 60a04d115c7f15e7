import type { Client } from 'pg';
import { withClient } from './client.ts';

/** The work that a statement did. */
export interface Explained {
  /** The tables that were read from their first row to the last. */
  readonly sequentialScans: readonly string[];
  /** Rows and index entries that were read, those that a filter removed included. */
  readonly rowsRead: number;
  /** Rows that were returned, or written. */
  readonly rowsReturned: number;
  /** Pages of 8 KiB, from the cache or from the disk. */
  readonly buffers: number;
  readonly milliseconds: number;
}

export interface ExplainedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** The plan of one statement, as EXPLAIN gives it in JSON. */
export interface Explanation {
  readonly Plan: PlanNode;
  readonly 'Planning Time': number;
  readonly 'Execution Time': number;
}

/** Runs a statement, measures it, and rolls it back. */
export function explain(url: string, statement: ExplainedStatement): Promise<Explained> {
  return withClient(url, (client) => analyse(client, statement));
}

async function analyse(client: Client, { text, values }: ExplainedStatement): Promise<Explained> {
  await client.query('BEGIN');
  try {
    const { rows } = await client.query<{ readonly 'QUERY PLAN': readonly [Explanation] }>(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`,
      [...values],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`no plan returned for: ${text}`);
    return explainedBy(row['QUERY PLAN'][0]);
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Adds up the work of a plan that was run. */
export function explainedBy(explanation: Explanation): Explained {
  const { Plan: root } = explanation;
  const nodes = [...nodesOf(root)];
  const scans = nodes.filter((node) => node['Node Type'].includes('Scan'));
  return {
    sequentialScans: scans
      .filter((node) => node['Node Type'].includes('Seq Scan'))
      .map((node) => node['Relation Name'] ?? ''),
    rowsRead: scans.reduce((total, node) => total + readBy(node), 0),
    rowsReturned: root['Node Type'] === 'ModifyTable' ? childRows(root) : root['Actual Rows'],
    buffers: buffersOf(root),
    milliseconds: explanation['Planning Time'] + explanation['Execution Time'],
  };
}

/** A part of WITH that writes runs after the rest, and its parent counts none of its pages. */
function buffersOf(node: PlanNode): number {
  const own = (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0);
  const children = (node.Plans ?? []).reduce((total, child) => total + buffersOf(child), 0);
  return Math.max(own, children);
}

function* nodesOf(node: PlanNode): Generator<PlanNode> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}

function readBy(node: PlanNode): number {
  const removed =
    (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return (node['Actual Rows'] + removed) * node['Actual Loops'];
}

function childRows({ Plans = [] }: PlanNode): number {
  return Plans.reduce((most, child) => Math.max(most, child['Actual Rows']), 0);
}

/** Collects the statistics of all tables, as autovacuum does after a while. */
export async function collectStatistics(url: string): Promise<void> {
  await withClient(url, (client) => client.query('ANALYZE'));
}
