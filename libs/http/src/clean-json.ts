import { Problem } from '@quartet/problem';
import { isStorable } from './text.ts';

const maxDepth = 16;
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

type Members = Record<string, unknown>;

interface Walk {
  readonly depth: number;
  /** Counts the members of all objects. */
  readonly count: () => void;
}

/**
 * Returns a JSON value with its texts in Unicode's form NFC.
 * @param bytes the JSON text of the value, which tells whether a name was there twice
 * @throws Problem `malformed_request` for a value that no service should keep
 */
export function cleanJson(value: unknown, bytes: Buffer): unknown {
  let members = 0;
  const cleaned = clean(value, { depth: 1, count: () => void members++ });
  if (colonsIn(bytes) !== members)
    throw new Problem('malformed_request', 'The body has a member twice.');
  return cleaned;
}

const texts = /"[^"\\]*(?:\\.[^"\\]*)*"/g;

/** In valid JSON each colon outside of texts belongs to one member; `JSON.parse` keeps the last one of a name. */
function colonsIn(bytes: Buffer): number {
  return bytes.toString('latin1').replace(texts, '').split(':').length - 1;
}

function clean(value: unknown, { depth, count }: Walk): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth)
    throw new Problem('malformed_request', `The body is nested more than ${maxDepth} levels deep.`);
  const walk = { depth: depth + 1, count };
  if (Array.isArray(value)) return value.map((each) => clean(each, walk));
  return cleanMembers(value as Members, walk);
}

function cleanMembers(members: Members, walk: Walk): Members {
  const cleaned: Members = {};
  for (const [name, value] of Object.entries(members)) {
    if (refusedKeys.has(name))
      throw new Problem('malformed_request', `The body must not have a member "${name}".`);
    walk.count();
    const key = cleanText(name);
    if (Object.hasOwn(cleaned, key))
      throw new Problem('malformed_request', 'The body has a member twice.');
    cleaned[key] = clean(value, walk);
  }
  return cleaned;
}

function cleanText(text: string): string {
  if (isStorable(text)) return text.normalize('NFC');
  throw new Problem('malformed_request', 'The body has text that is not valid Unicode, or a NUL.');
}
