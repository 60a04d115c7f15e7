import { styleText } from 'node:util';

/** Our own lines. They are text in a pipe too, beside the JSON lines of the services. */
export const print = {
  line: (text: string): void => {
    process.stdout.write(`${text}\n`);
  },
  note: (text: string): void => print.line(styleText('dim', `· ${text}`)),
  failure: (text: string): void => {
    process.stderr.write(`${styleText('red', '✗', { stream: process.stderr })} ${text}\n`);
  },
};

/** Says how long a slow part took, when it is done. */
export async function step<T>(
  what: string,
  work: Promise<T>,
  from = performance.now(),
): Promise<T> {
  const result = await work;
  const ms = Math.round(performance.now() - from);
  print.line(`${styleText('green', '✓')} ${what.padEnd(28)} ${styleText('dim', `${ms} ms`)}`);
  return result;
}
