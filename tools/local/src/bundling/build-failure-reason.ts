import { stripVTControlCharacters } from 'node:util';

const broken = /^(\S+:\d+:\d+): ERROR: (.+)$/m;
const invalid = /^file:(\S+:\d+:\d+)\s+ERROR (.+)$/m;
const thrown = /^\s*\w*Error(?: \[\w+\])?: (.+)$/m;
const command = /^> (?!nx run).+$/gm;
const noise = /^\s*$|^Warning: command |^\(node:\d+\) |^\(Use `node --trace-/;

/** The one line of what Nx or a bundler wrote that says best why there is no build. */
export function buildFailureReason(output: string): string {
  const text = stripVTControlCharacters(output).replaceAll('\r', '');
  const [, place, what] = broken.exec(text) ?? invalid.exec(text) ?? [];
  if (place !== undefined) return `${place}: ${what}`;
  const last = [...text.matchAll(command)].at(-1);
  const output_ = last ? text.slice(last.index + last[0].length) : text;
  const lines = output_.split('\n').filter((line) => !noise.test(line));
  return thrown.exec(output_)?.[1] ?? lines[0]?.trim() ?? 'nothing was said';
}
