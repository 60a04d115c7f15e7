import type { EventBus } from '@quartet/cloudformation/model/surroundings';
import type { Taken } from './bus-event.ts';
import type { Deliveries } from './deliveries.ts';
import { readEntries } from './entry.ts';
import type { EventLog } from './event-log.ts';
import { lineOf } from './line.ts';
import { createRules } from './rules.ts';
import { isRefused, take } from './take.ts';

export interface EventBridgeOptions {
  readonly buses: readonly EventBus[];
  readonly account: string;
  readonly region: string;
  readonly eventLog: EventLog;
  readonly deliveries: Deliveries;
}

export interface EventBridge {
  /**
   * What PutEvents answers to a body. All that it takes is on the disk before it answers.
   * @throws AwsError when it takes nothing.
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
      const results = readEntries(body).map((entry) => take(entry, { buses: names, ...place }));
      const taken = results.filter((each): each is Taken => !isRefused(each));
      if (taken.length > 0) await eventLog.append(taken.map(lineOf));
      for (const each of taken) {
        for (const target of rules.targetsOf(each)) deliveries.start(each.event, target);
      }
      return {
        FailedEntryCount: results.length - taken.length,
        Entries: results.map((each) => (isRefused(each) ? each : { EventId: each.event.id })),
      };
    },
  };
}
