import { styleText } from 'node:util';
import type { Prettify } from './logs.ts';
import { createTerminalLines } from './terminal-lines.ts';

/**
 * Loaded only for a terminal; a program at the other end of a pipe gets the lines as they are.
 * @param isVerbose shows stacks, metrics and repetitions too
 */
export async function createPrettify(isVerbose: boolean): Promise<Prettify> {
  const { prettyFactory } = await import('pino-pretty');
  const colorize = styleText('red', 'x') !== 'x';
  const pretty = prettyFactory({
    colorize,
    colorizeObjects: colorize,
    ignore: 'pid,hostname,service,traceparent,stage,_aws,Duration,Errors',
    singleLine: true,
    translateTime: 'HH:MM:ss.l',
  });
  const select = isVerbose ? (line: string) => line : createTerminalLines();
  return (line) => {
    const selected = select(line);
    return selected?.startsWith('{') ? pretty(selected).trimEnd() : selected;
  };
}
