import { randomUUID } from 'node:crypto';
import type { AcceptedEvent } from './bus-event.ts';
import type { Entry } from './entry.ts';
import { type Fields, isFields } from './fields.ts';
import { readTraceHeader } from './trace-header.ts';

interface AcceptOptions {
  /** The names of those that there are. */
  readonly buses: readonly string[];
  readonly account: string;
  readonly region: string;
}

/** The error of an entry in the answer of PutEvents. */
interface RejectedEntry {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

const maxTypeLength = 128;
const maxDepth = 1_100;

/**
 * Takes one entry or says why not. Deviation: a bus that is not there is refused, as the role of every
 * task refuses it, where EventBridge itself loses the event in silence.
 */
export function acceptEntry(
  entry: Entry,
  { buses, account, region }: AcceptOptions,
): AcceptedEvent | RejectedEntry {
  const { Source, DetailType, Detail, EventBusName = 'default', Resources = [] } = entry;
  const { Time, TraceHeader } = entry;
  if (!Source) return missingParameter('Source');
  if (!DetailType) return missingParameter('DetailType');
  if (!Detail) return missingParameter('Detail');
  if (DetailType.length > maxTypeLength) {
    return rejected('InvalidArgument', `DetailType is longer than ${maxTypeLength} characters.`);
  }
  if (Source.startsWith('aws.')) {
    return rejected('NotAuthorizedForSourceException', 'Not authorized for the source.');
  }
  const detail = readDetail(Detail);
  if (!detail) return rejected('MalformedDetail', 'Detail is malformed.');
  const bus = EventBusName.slice(EventBusName.lastIndexOf('/') + 1);
  if (!buses.includes(bus)) {
    const action = `events:PutEvents on the bus ${bus}`;
    return rejected('AccessDeniedException', `Not authorized to perform ${action}.`);
  }
  const at = Time === undefined ? new Date() : new Date(Math.round(Time * 1_000));
  if (Number.isNaN(at.getTime())) return rejected('InvalidArgument', 'Time is no time.');
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const common = { version: '0', id: randomUUID(), source: Source, account, time, region } as const;
  const event = { ...common, 'detail-type': DetailType, resources: Resources, detail };
  return { bus, at, event, traceparent: readTraceHeader(TraceHeader) };
}

export function isRejected(result: AcceptedEvent | RejectedEntry): result is RejectedEntry {
  return 'ErrorCode' in result;
}

function missingParameter(name: string): RejectedEntry {
  const reason = `${name} is a required argument.`;
  return rejected('InvalidArgument', `Parameter ${name} is not valid. Reason: ${reason}`);
}

function rejected(ErrorCode: string, ErrorMessage: string): RejectedEntry {
  return { ErrorCode, ErrorMessage };
}

function readDetail(text: string): Fields | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return isFields(detail) && !isDeeper(detail, maxDepth) ? detail : undefined;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}
