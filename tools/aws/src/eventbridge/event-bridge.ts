import type { EventBus } from '@quartet/cloudformation/model/surroundings';
import type { AcceptedEvent } from './bus-event.ts';
import type { Deliveries } from './deliveries.ts';
import { readEntries } from './entry.ts';
import type { EventLog } from './event-log.ts';
import { lineOf } from './event-line.ts';
import { createRules } from './rules.ts';
import { isRejected, acceptEntry } from './accept-entry.ts';

export interface EventBridgeOptions {
  readonly buses: readonly EventBus[];
  readonly account: string;
  readonly region: string;
  readonly eventLog: EventLog;
  readonly deliveries: Deliveries;
}

export interface EventBridge {
  /**
   * The response of PutEvents to a body. Accepted events are on the disk before it resolves.
   * @throws AwsError when it accepts none.
   */
  putEvents(body: string): Promise<object>;
}

/** @throws PatternMistake when the pattern of a rule is not understood. */
export function createEventBridge(options: EventBridgeOptions): EventBridge {
  const { buses, eventLog, deliveries, ...place } = options;
  const rules = createRules(buses);
  const names = buses.map(({ name }) => name);
  return {
    putEvents: async (body) => {
      const results = readEntries(body).map((entry) =>
        acceptEntry(entry, { buses: names, ...place }),
      );
      const accepted = results.filter((each): each is AcceptedEvent => !isRejected(each));
      if (accepted.length > 0) await eventLog.append(accepted.map(lineOf));
      for (const each of accepted) {
        for (const target of rules.targetsOf(each)) deliveries.start(each.event, target);
      }
      return {
        FailedEntryCount: results.length - accepted.length,
        Entries: results.map((each) => (isRejected(each) ? each : { EventId: each.event.id })),
      };
    },
  };
}
