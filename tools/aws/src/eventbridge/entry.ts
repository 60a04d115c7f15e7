import { z } from 'zod';
import { AwsError } from '../http/aws-error.ts';

/** One event as PutEvents is asked to take it; whether it is good is said of each alone. */
export const Entry = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  /** Seconds since 1970. */
  Time: z.number().optional(),
  TraceHeader: z.string().max(500).optional(),
});

export type Entry = Readonly<z.output<typeof Entry>>;

const Request = z.object({ Entries: z.array(Entry) });

const maxEntries = 10;
const maxBytes = 256 * 1_024;

/**
 * The entries of a request as a whole.
 * @throws AwsError when it is none, or holds too much for any of it to be taken.
 */
export function readEntries(body: string): readonly Entry[] {
  const { Entries: entries } = parse(body);
  if (entries.length < 1) throw invalid('greater than or equal to 1');
  if (entries.length > maxEntries) throw invalid(`less than or equal to ${maxEntries}`);
  if (entries.reduce((bytes, entry) => bytes + sizeOf(entry), 0) > maxBytes) {
    const message = 'Total size of the entries in the request is over the limit.';
    throw new AwsError('ValidationException', message);
  }
  return entries;
}

/**
 * The names or ARNs of the buses that a request puts events on.
 * @throws AwsError when the body is no request
 */
export function requestedBuses(body: string): readonly string[] {
  const { Entries } = parse(body);
  return [...new Set(Entries.map(({ EventBusName = 'default' }) => EventBusName))];
}

function parse(body: string): z.output<typeof Request> {
  try {
    return Request.parse(JSON.parse(body));
  } catch (cause) {
    throw Object.assign(new AwsError('SerializationException', 'The request is not understood.'), {
      cause,
    });
  }
}

function invalid(limit: string): AwsError {
  const problem = `at 'entries' failed to satisfy constraint: Member must have length ${limit}`;
  return new AwsError('ValidationException', `1 validation error detected: Value ${problem}`);
}

/** The size of an entry, as AWS counts it. */
function sizeOf({ Source, DetailType, Detail, Resources = [], Time }: Entry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce(
    (bytes, text = '') => bytes + Buffer.byteLength(text),
    Time === undefined ? 0 : 14,
  );
}
