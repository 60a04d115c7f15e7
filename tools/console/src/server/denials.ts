import type { Denial } from '../views/denial.ts';
import type { LogLine } from '../views/log-line.ts';
import type { Logs } from './logs.ts';

const messages = ['access denied', 'connection rejected'];
const maxDenials = 100;

/** Returns the refused requests and connections that the logs of this run have, the newest first. */
export async function readDenials({ search }: Pick<Logs, 'search'>): Promise<readonly Denial[]> {
  return denialsOf(await search(messages.map((message) => `"msg":"${message}"`)));
}

/** @param lines by their time, the newest last */
function denialsOf(lines: readonly LogLine[]): readonly Denial[] {
  const denials = new Map<string, Denial>();
  for (const line of lines.toReversed()) {
    if (!messages.includes(line.message)) continue;
    const key = JSON.stringify([line.message, line.fields]);
    const newer = denials.get(key);
    if (newer) denials.set(key, { ...newer, count: newer.count + 1 });
    else if (denials.size < maxDenials) denials.set(key, denialOf(line));
  }
  return [...denials.values()];
}

function denialOf({ message, time, fields }: LogLine): Denial {
  const values = new Map(fields);
  const field = (name: string) => values.get(name) ?? '';
  const all = { time, count: 1, remediation: field('remediation') };
  if (message === 'connection rejected') {
    const [source, destination] = [field('peer'), field('resource')];
    return { ...all, type: 'connection', source, destination, port: field('port') };
  }
  const [principal, action] = [field('peer'), field('op')];
  return { ...all, type: 'request', principal, action, resource: field('resource') };
}
