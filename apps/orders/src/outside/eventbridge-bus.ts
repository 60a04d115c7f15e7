import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { Bus, Event } from '@quartet/events';
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
    const { Entries = [] } = await outboundCall('bus PutEvents', () => client.send(command));
    const refused = Entries.find(({ EventId }) => EventId === undefined);
    if (!refused && Entries.length === entries.length) return;
    throw new Error(`the event bus rejected an event: ${refused?.ErrorCode ?? 'no result for it'}`);
  };
}

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
