import type { AcceptedEvent } from './bus-event.ts';

/**
 * An event as `events.jsonl` has it, in the form in which a service writes it where there is no bus:
 * a service sends `eventId` and `version` beside its data, and `order.placed` is about the `orderId` in it.
 */
export function lineOf({ at, event }: AcceptedEvent): object {
  const { eventId: id = event.id, version, ...data } = event.detail;
  const type = event['detail-type'];
  const [noun = ''] = type.split('.');
  const subject = data[`${noun}Id`];
  const aggregate = subject === undefined ? event.source : `${noun}:${subject}`;
  return { id, aggregate, version, type, data, at };
}
