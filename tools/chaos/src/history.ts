import { appendFileSync } from 'node:fs';
import type { ClientResponse } from './request.ts';

/** A request of a customer and its response. */
export interface HistoryEntry {
  readonly what: 'place' | 'cancel' | 'refund' | 'look';
  /** The idempotency key of the order. */
  readonly order: string;
  /** The idempotency key of the request: that of the order, unless it is a refund. */
  readonly key: string;
  /** The amount of a refund, in minor units. */
  readonly amount?: number;
  readonly answer: Observation;
}

export interface Observation {
  /** The HTTP status code. */
  readonly status: number;
  readonly definite: boolean;
  /** The id of the order in the response. */
  readonly id?: string;
  /** The status of the order in the response. */
  readonly says?: string;
  readonly code?: string;
}

/** All requests and responses of the customers, in memory and in a file. */
export interface History {
  record(entry: HistoryEntry): void;
  entries(): readonly HistoryEntry[];
}

export function createHistory(file: string): History {
  const history: HistoryEntry[] = [];
  return {
    record: (entry) => {
      history.push(entry);
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
    },
    entries: () => history,
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
