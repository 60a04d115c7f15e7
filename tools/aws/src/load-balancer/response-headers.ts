import type { IncomingHttpHeaders } from 'node:http';
import { hopByHop } from '../http/hop-by-hop.ts';

const droppedHeaders: ReadonlySet<string> = new Set(hopByHop);

/** The headers for the client: name and value in turn, which Node writes fastest. */
export function responseHeaders(headers: IncomingHttpHeaders): string[] {
  const flat: string[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || droppedHeaders.has(name)) continue;
    if (typeof value === 'string') flat.push(name, value);
    else for (const each of value) flat.push(name, each);
  }
  return flat;
}
