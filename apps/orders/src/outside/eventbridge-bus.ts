import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type Bus, type Event, RefusedEvent } from '@quartet/events';
import { outboundCall } from '@quartet/http';

/** Maximum number of entries per PutEvents call. */
const most = 10;

/** Time limits of a call in milliseconds. Without the flag the SDK warns when the second one is exceeded, and waits on. */
export const callLimits = {
  connectionTimeout: 1_000,
  requestTimeout: 3_000,
  throwOnRequestTimeout: true,
};

/**
 * The codes of entries that may be taken later; with any other the event is refused:
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html
 */
const retryable = ['InternalFailure', 'ThrottlingException'];

/**
 * Sends events to a bus of EventBridge. One that is not taken fails all of its publish, and all are sent
 * again: whoever listens knows a repeat by the `eventId`. The client is loaded by whoever sends.
 * AWS_ENDPOINT_URL_EVENTBRIDGE (or AWS_ENDPOINT_URL) leads it elsewhere.
 */
export function eventBridgeBus(name: string): Bus {
  let loading: ReturnType<typeof createSender> | undefined;
  return {
    most,
    publish: async (events) => {
      const send = await (loading ??= createSender());
      for (let from = 0; from < events.length; from += most) {
        await send(events.slice(from, from + most).map((event) => entryOf(event, name)));
      }
    },
  };
}

async function createSender() {
  const { EventBridgeClient, PutEventsCommand } = await import('@aws-sdk/client-eventbridge');
  const client: EventBridgeClient = new EventBridgeClient({
    maxAttempts: 1,
    requestHandler: callLimits,
  });
  return async (entries: PutEventsRequestEntry[]): Promise<void> => {
    const command = new PutEventsCommand({ Entries: entries });
    const { Entries = [] } = await outboundCall('bus PutEvents', () => client.send(command)).catch(
      (error: Error) => {
        throw error.name === 'ValidationException' ? refusal(error.name) : error;
      },
    );
    const codes = Entries.filter(({ EventId }) => EventId === undefined).map(
      ({ ErrorCode = '' }) => ErrorCode,
    );
    const refused = codes.find((code) => !retryable.includes(code));
    if (refused !== undefined) throw refusal(refused);
    if (codes.length > 0 || Entries.length < entries.length)
      throw new Error(`the event bus did not take an event: ${codes[0] ?? 'no result for it'}`);
  };
}

const refusal = (code: string) => new RefusedEvent(`the event bus refused an event: ${code}`);

function entryOf(event: Event, bus: string): PutEventsRequestEntry {
  const { id, version, type, data, at, traceparent } = event;
  return {
    EventBusName: bus,
    Source: 'quartet.orders',
    DetailType: type,
    Time: at,
    Detail: JSON.stringify({ ...data, eventId: id, version }),
    ...(traceparent && { TraceHeader: traceHeaderOf(traceparent) }),
  };
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */
function traceHeaderOf(traceparent: string): string {
  const [, traceId = '', spanId, flags] = traceparent.split('-');
  const root = `1-${traceId.slice(0, 8)}-${traceId.slice(8)}`;
  return `Root=${root};Parent=${spanId};Sampled=${flags === '01' ? 1 : 0}`;
}
