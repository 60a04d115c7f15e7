import type { Observe, RequestRecord } from '@quartet/aws/http/proxied-request';
import { endOf } from './stats-accumulator.ts';

/** Remembers the last things it was given, and forgets the rest. */
interface Ring<T> {
  /** Costs one assignment: the hot path calls it. */
  push(item: T): void;
  newestFirst(): Iterable<T>;
}

/** The requests that the edge has passed lately; sums are made only when somebody asks. */
export interface RecentRequests {
  readonly observe: Observe;
  /** Those that ended within the last milliseconds, the newest first. */
  since(age: number, now: number): RequestWindow;
  /** The latest that ended and fit, in the order of their beginning, the newest first. */
  latest(count: number, fits: (records: RequestRecord) => boolean): readonly RequestRecord[];
  ofRequest(requestId: string): readonly RequestRecord[];
  /** Ids of the requests, clients' and services', that name an order in their path. */
  requestIdsFor(orderId: string): readonly string[];
}

export interface RequestWindow {
  readonly records: readonly RequestRecord[];
  /** The time span of the records; shorter than requested when older ones were dropped. */
  readonly seconds: number;
}

export const capacity = 8_192;

export function createRecentRequests(): RecentRequests {
  const ring = createRing<RequestRecord>(capacity);
  return {
    observe: ring.push,
    since: (age, now) => {
      const records: RequestRecord[] = [];
      for (const each of ring.newestFirst()) {
        if (endOf(each) < now - age) break;
        records.push(each);
      }
      const oldest = records.at(-1);
      const span = records.length === capacity && oldest ? now - endOf(oldest) : age;
      return { records, seconds: Math.max(span, 1) / 1_000 };
    },
    latest: (count, fits) => {
      const latest: RequestRecord[] = [];
      for (const each of ring.newestFirst()) {
        if (fits(each) && latest.push(each) === count) break;
      }
      return latest.sort((one, other) => other.at - one.at);
    },
    requestIdsFor: (orderId) => {
      const about = [...ring.newestFirst()].filter(({ path }) => path.includes(orderId));
      return [...new Set(about.map(({ requestId }) => requestId))];
    },
    ofRequest: (id) => [...ring.newestFirst()].filter(({ requestId }) => requestId === id),
  };
}

function createRing<T>(capacity: number): Ring<T> {
  const items: T[] = [];
  let count = 0;
  return {
    push: (item) => {
      items[count++ % capacity] = item;
    },
    *newestFirst() {
      const oldest = Math.max(0, count - capacity);
      for (let index = count - 1; index >= oldest; index--) yield items[index % capacity] as T;
    },
  };
}
