import { randomUUID } from 'node:crypto';
import type { Taken } from './bus-event.ts';
import type { Entry } from './entry.ts';
import { type Fields, isFields } from './fields.ts';

export interface TakeOptions {
  /** The names of those that there are. */
  readonly buses: readonly string[];
  readonly account: string;
  readonly region: string;
}

/** Why an entry is not taken, as PutEvents answers it. */
export interface Refused {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

const longestType = 128;
const deepest = 1_100;

/**
 * Takes one entry or says why not. Deviation: a bus that is not there is refused, as the role of every
 * task refuses it, where EventBridge itself loses the event in silence.
 */
export function take(entry: Entry, { buses, account, region }: TakeOptions): Taken | Refused {
  const { Source, DetailType, Detail, EventBusName = 'default', Resources = [], Time } = entry;
  if (!Source) return missing('Source');
  if (!DetailType) return missing('DetailType');
  if (!Detail) return missing('Detail');
  if (DetailType.length > longestType) {
    return refused('InvalidArgument', `DetailType is longer than ${longestType} characters.`);
  }
  if (Source.startsWith('aws.')) {
    return refused('NotAuthorizedForSourceException', 'Not authorized for the source.');
  }
  const detail = readDetail(Detail);
  if (!detail) return refused('MalformedDetail', 'Detail is malformed.');
  const bus = EventBusName.slice(EventBusName.lastIndexOf('/') + 1);
  if (!buses.includes(bus)) {
    const action = `events:PutEvents on the bus ${bus}`;
    return refused('AccessDeniedException', `Not authorized to perform ${action}.`);
  }
  const at = Time === undefined ? new Date() : new Date(Math.round(Time * 1_000));
  if (Number.isNaN(at.getTime())) return refused('InvalidArgument', 'Time is no time.');
  const time = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const known = { version: '0', id: randomUUID(), source: Source, account, time, region } as const;
  return { bus, at, event: { ...known, 'detail-type': DetailType, resources: Resources, detail } };
}

export function isRefused(result: Taken | Refused): result is Refused {
  return 'ErrorCode' in result;
}

function missing(name: string): Refused {
  const reason = `${name} is a required argument.`;
  return refused('InvalidArgument', `Parameter ${name} is not valid. Reason: ${reason}`);
}

function refused(ErrorCode: string, ErrorMessage: string): Refused {
  return { ErrorCode, ErrorMessage };
}

function readDetail(text: string): Fields | undefined {
  try {
    const detail: unknown = JSON.parse(text);
    return isFields(detail) && !isDeeper(detail, deepest) ? detail : undefined;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}
