import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Row } from '@quartet/postgres';
import { tables } from './tables.ts';
import { transitions } from './transitions.ts';

/** The rows of the services and of the payment provider, by table. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

const journal = ['op', 'key', 'of', 'payment_id', 'order_id', 'amount', 'currency', 'outcome'];

/** Loads the rows of all databases and the journal into one in-memory database. */
export function openSnapshot(rows: Rows): DatabaseSync {
  const snapshot = new DatabaseSync(':memory:');
  for (const [name, { columns }] of Object.entries(tables)) fill(snapshot, { name, columns }, rows);
  fill(snapshot, { name: 'journal', columns: journal }, rows);
  fill(
    snapshot,
    { name: 'transition', columns: ['from_state', 'to_state'] },
    { transition: moves() },
  );
  return snapshot;
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

function fill(snapshot: DatabaseSync, { name, columns }: Table, rows: Rows): void {
  snapshot.exec(`CREATE TABLE ${name} (${columns.join(', ')})`);
  const places = columns.map(() => '?').join(', ');
  const insert = snapshot.prepare(`INSERT INTO ${name} VALUES (${places})`);
  snapshot.exec('BEGIN');
  for (const row of rows[name] ?? []) insert.run(...columns.map((column) => valueOf(row[column])));
  snapshot.exec('COMMIT');
}

function valueOf(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return Number(value);
  if (value === undefined) return null;
  return value as SQLInputValue;
}

function moves(): readonly Row[] {
  return Object.entries(transitions).flatMap(([from_state, nexts]) =>
    nexts.map((to_state) => ({ from_state, to_state })),
  );
}
