import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Row } from '@quartet/postgres';
import { tables } from './tables.ts';
import { transitions } from './transitions.ts';

/** All rows of the services and of the provider, by the names of their tables. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

const journal = ['op', 'key', 'order_id', 'amount', 'outcome'];

/** What four databases and a journal know, in one place where it can be asked with one query. */
export function openBooks(rows: Rows): DatabaseSync {
  const books = new DatabaseSync(':memory:');
  for (const [name, { columns }] of Object.entries(tables)) fill(books, { name, columns }, rows);
  fill(books, { name: 'journal', columns: journal }, rows);
  fill(books, { name: 'transition', columns: ['from_state', 'to_state'] }, { transition: moves() });
  return books;
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

function fill(books: DatabaseSync, { name, columns }: Table, rows: Rows): void {
  books.exec(`CREATE TABLE ${name} (${columns.join(', ')})`);
  const places = columns.map(() => '?').join(', ');
  const insert = books.prepare(`INSERT INTO ${name} VALUES (${places})`);
  books.exec('BEGIN');
  for (const row of rows[name] ?? []) insert.run(...columns.map((column) => valueOf(row[column])));
  books.exec('COMMIT');
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
