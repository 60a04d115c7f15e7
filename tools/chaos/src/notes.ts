import { appendFileSync } from 'node:fs';
import type { Answer } from './client.ts';

/** One thing that a customer asked for and was told. */
export interface Note {
  readonly what: 'place' | 'cancel' | 'refund' | 'look';
  /** Of the order. */
  readonly order: string;
  /** Of this request: the order's own, unless it is a refund. */
  readonly key: string;
  /** In minor units, of a refund. */
  readonly amount?: number;
  readonly answer: Told;
}

export interface Told {
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
export interface Notes {
  write(note: Note): void;
  all(): readonly Note[];
}

export function createNotes(file: string): Notes {
  const notes: Note[] = [];
  return {
    write: (note) => {
      notes.push(note);
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...note })}\n`);
    },
    all: () => notes,
  };
}

export function toldBy({ status, body, definite }: Answer): Told {
  const { id = body.orderId, code } = body;
  return {
    status,
    definite,
    ...(id !== undefined && { id }),
    ...(typeof body.status === 'string' && { says: body.status }),
    ...(code !== undefined && { code }),
  };
}
