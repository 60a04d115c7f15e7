import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A position in a bundle, as stacks name it. */
const frame = /(file:\/\/[^\s()"]+\.mjs):(\d+):(\d+)/g;

/** Replaces positions in bundles by those in the sources. Maps are read with the first stack. */
export function mapFrames(line: string): string {
  if (!line.includes('.mjs:')) return line;
  return line.replace(frame, (text, ...[url = '', row, column]: string[]) => {
    const origin = readMap(fileURLToPath(url))?.findOrigin(Number(row), Number(column));
    if (!origin || !('fileName' in origin)) return text;
    const { fileName, lineNumber, columnNumber } = origin;
    return `${relative(process.cwd(), fileName)}:${lineNumber}:${columnNumber}`;
  });
}

let last: { readonly file: string; readonly map: SourceMap | undefined } | undefined;

/** The frames of a stack are mostly of one bundle. */
function readMap(bundle: string): SourceMap | undefined {
  const file = `${bundle}.map`;
  if (last?.file === file) return last.map;
  const map = existsSync(file)
    ? new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload)
    : undefined;
  last = { file, map };
  return map;
}
