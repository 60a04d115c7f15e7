import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';

/** A position in a bundle, as stacks name it. */
const frame = /(file:\/\/[^\s()"]+\.mjs):(\d+):(\d+)/g;

/** In an outage the same frames come again and again, so that the map of their bundle is needed once. */
const positions = new LRUCache<string, string>({ max: 5_000 });

/** A map takes 70 MB, so that it is held for a minute. */
const maps = new LRUCache<string, SourceMap>({ max: 6, ttl: 60_000, ttlAutopurge: true });

/** Replaces positions in bundles by those in the sources. Maps are read with the first stack. */
export function mapFrames(line: string): string {
  if (!line.includes('.mjs:')) return line;
  return line.replace(frame, (text, ...[url = '', row, column]: string[]) => {
    const known = positions.get(text);
    if (known !== undefined) return known;
    const position = originOf(fileURLToPath(url), Number(row), Number(column)) ?? text;
    positions.set(text, position);
    return position;
  });
}

function originOf(bundle: string, row: number, column: number): string | undefined {
  const origin = readMap(`${bundle}.map`)?.findOrigin(row, column);
  if (!origin || !('fileName' in origin)) return undefined;
  const { fileName, lineNumber, columnNumber } = origin;
  return `${relative(process.cwd(), fileName)}:${lineNumber}:${columnNumber}`;
}

function readMap(file: string): SourceMap | undefined {
  const known = maps.get(file);
  if (known || !existsSync(file)) return known;
  const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  maps.set(file, map);
  return map;
}
