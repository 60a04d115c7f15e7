import { styleText } from 'node:util';
import { output } from './output.ts';
import { runningSteps } from './running-steps.ts';

/** Our own lines. They are text in a pipe too, beside the JSON lines of the services. */
export const print = {
  line: (text: string): void => output.write(`${text}\n`),
  note: (text: string): void => print.line(styleText('dim', `· ${text}`)),
  failure: (text: string): void => {
    output.progress('');
    process.stderr.write(`${styleText('red', '✗', { stream: process.stderr })} ${text}\n`);
  },
};

/** Shows a slow part while it runs, and how long it took when it is done. */
export async function step<T>(
  what: string,
  work: Promise<T>,
  from = performance.now(),
): Promise<T> {
  runningSteps.start(what, from);
  const result = await work.finally(() => runningSteps.end(what));
  const ms = Math.round(performance.now() - from);
  print.line(`${styleText('green', '✓')} ${what.padEnd(28)} ${styleText('dim', `${ms} ms`)}`);
  return result;
}
