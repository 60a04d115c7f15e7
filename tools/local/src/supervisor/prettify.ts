import type { Prettify } from './logs.ts';

/** Loaded only for a terminal; a program at the other end of a pipe gets the lines as they are. */
export async function createPrettify(): Promise<Prettify> {
  const { prettyFactory } = await import('pino-pretty');
  const pretty = prettyFactory({
    colorize: true,
    colorizeObjects: true,
    ignore: 'pid,hostname,service,traceparent,stage,_aws,Duration,Errors',
    singleLine: true,
    translateTime: 'HH:MM:ss.l',
  });
  return (line) => (line.startsWith('{') ? pretty(line).trimEnd() : line);
}
