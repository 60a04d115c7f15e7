import type { EventBus } from '@quartet/cloudformation/model/event-buses';
import type { AcceptedEvent } from './bus-event.ts';
import type { Deliveries } from './deliveries.ts';
import { readEntries } from './entry.ts';
import type { EventLog } from './event-log.ts';
import { createRules } from './rules.ts';
import { acceptEntry, isRejected } from './accept-entry.ts';

interface EventBridgeOptions {
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

/** @throws InvalidEventPattern when the pattern of a rule is not understood. */
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
        for (const target of rules.targetsOf(each)) deliveries.start(each, target);
      }
      return {
        FailedEntryCount: results.length - accepted.length,
        Entries: results.map((each) => (isRejected(each) ? each : { EventId: each.event.id })),
      };
    },
  };
}

/**
 * An event as `events.jsonl` has it, in the form in which a service writes it where there is no bus:
 * a service sends `eventId` and `version` beside its data, and `order.placed` is about the `orderId` in it.
 */
function lineOf({ at, event }: AcceptedEvent): object {
  const { eventId: id = event.id, version, ...data } = event.detail;
  const type = event['detail-type'];
  const [noun = ''] = type.split('.');
  const subject = data[`${noun}Id`];
  const aggregate = subject === undefined ? event.source : `${noun}:${subject}`;
  return { id, aggregate, version, type, data, at };
}
