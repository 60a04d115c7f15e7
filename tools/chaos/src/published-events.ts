import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readRows } from '@quartet/postgres';

/** An event as the bus accepted it. */
export interface PublishedEvent {
  /** Such as `order:0199…`. */
  readonly aggregate: string;
  readonly version: number;
}

/** A comparison of the events on the bus with the history of all orders. */
export interface EventReport {
  /** Events on the bus, without repetitions. */
  readonly events: number;
  /** Versions of orders without an event. */
  readonly missing: number;
  /** Events without a version, by which alone a consumer can tell what is late. */
  readonly unmarked: number;
  /** Events that came after a later version of their order. */
  readonly late: number;
}

const versions = `SELECT order_id AS "order", max(version)::int AS last FROM history GROUP BY order_id`;

/** @param file that of the bus, in which each accepted event is a line */
export async function checkEvents(orders: string, file: string): Promise<EventReport> {
  const { versions: rows = [] } = await readRows(orders, { versions });
  const last = new Map(rows.map((row) => [`order:${String(row['order'])}`, Number(row['last'])]));
  return reportEvents(last, await readEvents(file));
}

/** @param last the last version of each order, by the name of its aggregate */
export function reportEvents(
  last: ReadonlyMap<string, number>,
  events: readonly Partial<PublishedEvent>[],
): EventReport {
  const seen = new Map<string, Set<number>>();
  const highest = new Map<string, number>();
  let [late, unmarked] = [0, 0];
  for (const { aggregate = '', version } of events) {
    if (version === undefined) unmarked += 1;
    const versionsOf = seen.get(aggregate) ?? new Set();
    if (version === undefined || versionsOf.has(version)) continue;
    seen.set(aggregate, versionsOf.add(version));
    if (version < (highest.get(aggregate) ?? 0)) late += 1;
    highest.set(aggregate, Math.max(version, highest.get(aggregate) ?? 0));
  }
  const missing = [...last].map(([aggregate, count]) => count - (seen.get(aggregate)?.size ?? 0));
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, each) => total + each, 0);
  const count = sum([...seen.values()].map(({ size }) => size));
  return { events: count, missing: sum(missing), unmarked, late };
}

async function readEvents(file: string): Promise<readonly Partial<PublishedEvent>[]> {
  const events: Partial<PublishedEvent>[] = [];
  for await (const line of createInterface({ input: createReadStream(file) }))
    events.push(JSON.parse(line) as Partial<PublishedEvent>);
  return events;
}
