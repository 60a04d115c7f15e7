import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, openBooks, readBooks, recheck, report } from '@quartet/invariants';
import { countWrong, type Counts } from './counts.ts';
import type { Good } from './goods.ts';
import { findLies, type Lie } from './lies.ts';
import type { Note } from './notes.ts';
import type { Ready } from './quartet.ts';

export interface Evidence {
  readonly ready: Ready;
  readonly notes: readonly Note[];
  readonly goods: readonly Good[];
  /** The pattern of the keys of these orders. */
  readonly keys: string;
  /** Where the books are kept. */
  readonly folder: string;
}

export interface Audit extends Counts {
  readonly acknowledged: number;
  readonly lost: number;
  readonly lies: number;
  readonly broken: number;
  /** What a person must read; nothing when all is well. */
  readonly complaints: readonly string[];
}

/** Lays the customers' notes beside the books, and asks the books for all invariants. */
export async function audit({ ready, notes, goods, keys, folder }: Evidence): Promise<Audit> {
  const findings = await recheck(async () => check(openBooks(await readBooks(ready))));
  const rows = await readBooks(ready);
  writeFileSync(join(folder, 'books.json'), JSON.stringify(rows));
  const books = openBooks(rows);
  const lies = findLies(notes, books);
  const lost = lies.filter(({ kind }) => kind === 'lost');
  const isBroken = findings.some((finding) => finding.rows.length > 0);
  return {
    ...countWrong(books, keys, goods),
    acknowledged: new Set(acknowledgedIn(notes)).size,
    lost: new Set(lost.map(({ order }) => order)).size,
    lies: lies.length - lost.length,
    broken: findings.filter((finding) => finding.rows.length > 0).length,
    complaints: [...(isBroken ? [report(findings)] : []), ...lies.map(describe)],
  };
}

function acknowledgedIn(notes: readonly Note[]): readonly string[] {
  return notes.flatMap(({ what, answer: { status, id } }) =>
    what === 'place' && status < 300 && id !== undefined ? [id] : [],
  );
}

function describe({ kind, order, what }: Lie): string {
  return `${kind}: ${order}: ${what}`;
}
