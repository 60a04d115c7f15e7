import { statement } from '@quartet/database';
import { wrongIn, type WrittenEvent } from './published-events.ts';
import type { Service } from './service.ts';

interface Record {
  readonly version: number;
  readonly state: string;
  readonly type: string | null;
}

const selectRecords = statement<[id: string], Record>(
  `SELECT h.version, h.state, o.type
   FROM history h LEFT JOIN outbox o ON o.aggregate = 'order:' || h.order_id AND o.version = h.version
   WHERE h.order_id = $1 ORDER BY h.version`,
);

const selectEvents = statement<[aggregate: string], WrittenEvent>(
  `SELECT id, version, type, data FROM outbox WHERE aggregate = $1 ORDER BY version`,
);

/**
 * The states of an order; it fails unless their versions have no gap and each has its event, which says
 * what is published of it.
 */
export async function recordedStates(service: Service, id: string): Promise<readonly string[]> {
  const records = await service.database.many(selectRecords, [id]);
  expect(records.map(({ version }) => version)).toEqual(records.map((_, index) => index + 1));
  expect(records.map(({ type }) => type)).toEqual(records.map(({ state }) => typeOf(state)));
  const events = await service.database.many(selectEvents, [`order:${id}`]);
  expect(events.flatMap(wrongIn)).toEqual([]);
  return records.map(({ state }) => state);
}

const makeOlder = statement<[id: string, milliseconds: number]>(
  `UPDATE orders SET created_at = created_at - $2 * interval '1 ms' WHERE id = $1`,
);

/** Makes an order older than ORDER_EXPIRY allows, which is ten minutes unless a spec sets it. */
export async function makeOverdue(service: Service, id: string): Promise<void> {
  await service.database.run(makeOlder, [id, 600_001]);
}

function typeOf(state: string): string {
  return state === 'PENDING' ? 'order.placed' : `order.${state.toLowerCase()}`;
}

export const happyPath = [
  'PENDING',
  'RESERVING',
  'RESERVED',
  'AUTHORISING',
  'AUTHORISED',
  'CONFIRMING',
  'CAPTURING',
  'CONFIRMED',
];
