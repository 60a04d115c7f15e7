import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeFileAtomic } from '../os/write-file-atomic.ts';

/**
 * Copies source maps with absolute sources, because the copy of a bundle is elsewhere. Those of an older copy
 * are replaced: a changed comment moves lines and makes the same bundle.
 */
export function copySourceMaps(bundle: string, copy: string): void {
  for (const name of readdirSync(bundle).filter((each) => each.endsWith('.map'))) {
    if (isNewer(join(copy, name), join(bundle, name))) continue;
    const map = JSON.parse(readFileSync(join(bundle, name), 'utf8')) as { sources: string[] };
    const sources = map.sources.map((source) => resolve(bundle, source));
    writeFileAtomic(join(copy, name), JSON.stringify({ ...map, sources }));
  }
}

function isNewer(copy: string, original: string): boolean {
  const copied = statSync(copy, { throwIfNoEntry: false });
  return copied !== undefined && copied.mtimeMs > statSync(original).mtimeMs;
}
