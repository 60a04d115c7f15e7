import { appendFileSync } from 'node:fs';
import type { ClientResponse } from './client.ts';

/** One thing that a customer asked for and was told. */
export interface HistoryEntry {
  readonly what: 'place' | 'cancel' | 'refund' | 'look';
  /** Of the order. */
  readonly order: string;
  /** Of this request: the order's own, unless it is a refund. */
  readonly key: string;
  /** In minor units, of a refund. */
  readonly amount?: number;
  readonly answer: Observation;
}

export interface Observation {
  /** Of HTTP. */
  readonly status: number;
  readonly definite: boolean;
  /** Which order it speaks of. */
  readonly id?: string;
  /** What it says of that order. */
  readonly says?: string;
  readonly code?: string;
}

/** What the customers have written down, in memory and in a file. */
export interface History {
  record(note: HistoryEntry): void;
  entries(): readonly HistoryEntry[];
}

export function createHistory(file: string): History {
  const notes: HistoryEntry[] = [];
  return {
    record: (note) => {
      notes.push(note);
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...note })}\n`);
    },
    entries: () => notes,
  };
}

export function observationOf({ status, body, definite }: ClientResponse): Observation {
  const { id = body.orderId, code } = body;
  return {
    status,
    definite,
    ...(id !== undefined && { id }),
    ...(typeof body.status === 'string' && { says: body.status }),
    ...(code !== undefined && { code }),
  };
}
