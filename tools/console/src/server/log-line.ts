import { stripVTControlCharacters } from 'node:util';
import type { Level, LogLine } from '../views/log-line.ts';

const levels: readonly Level[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Fields that the console shows elsewhere, or that are meant for CloudWatch. */
const hiddenFields = new Set([
  'time',
  'requestTimeEpoch',
  'level',
  'msg',
  'service',
  'traceparent',
  '_aws',
  'stage',
  'pid',
]);
const metrics = new Set(['Duration', 'Errors', 'SagaAge', 'OutboxLag']);

/** The placeholder of an access log for an empty value. */
const nothing = '-';

/** Reads a line as a task wrote it: JSON, or any text. */
export function readLogLine(task: string, line: string): LogLine {
  const text = stripVTControlCharacters(line);
  const json = objectOf(text);
  if (json) return fromJson(task, json);
  return { task, time: undefined, level: undefined, message: text, fields: [] };
}

function fromJson(task: string, json: Fields): LogLine {
  const { requestTimeEpoch, level, msg } = json;
  const time = typeof requestTimeEpoch === 'string' ? Number(requestTimeEpoch) : json['time'];
  return {
    task,
    time: timeOf(time),
    level: levelOf(level),
    message: typeof msg === 'string' ? msg : '',
    fields: fieldsOf(json),
    ...traceOf(json),
  };
}

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const traceparents = /^00-([\da-f]{32})-/;

function traceOf({ traceparent }: Fields): Pick<LogLine, 'traceId'> {
  const [, traceId] = traceparents.exec(String(traceparent)) ?? [];
  return traceId === undefined ? {} : { traceId };
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Access logs of API Gateway write it in milliseconds since 1970, or to the second as `31/Jan/2026:12:00:00 +0000`;
 * all else writes ISO 8601.
 */
function timeOf(written: unknown): string | undefined {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined;
  const at = new Date(
    typeof written === 'number' ? written : written.replace(/^(\d+)\/(\w+)\/(\d+):/, '$1 $2 $3 '),
  ).getTime();
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

function fieldsOf(json: Fields): LogLine['fields'] {
  return Object.entries(json)
    .filter(([name, value]) => !hiddenFields.has(name) && !metrics.has(name) && value !== nothing)
    .map(([name, value]) => [name, name === 'err' ? errorText(value) : textOf(value)] as const);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The stacks of an error and of its causes, one below the other, as Node prints them. */
function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return textOf(error);
  const { stack, message, cause } = error as { stack?: string; message?: string; cause?: unknown };
  const own = stack ?? message ?? JSON.stringify(error);
  return cause === undefined ? own : `${own}\ncaused by ${errorText(cause)}`;
}

function levelOf(level: unknown): Level | undefined {
  const name = String(level).toLowerCase();
  return levels.find((each) => each === name);
}

function objectOf(text: string): Fields | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Fields;
  } catch {
    return undefined;
  }
}
