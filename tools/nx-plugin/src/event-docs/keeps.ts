import { isDeepStrictEqual } from 'node:util';
import type { Document } from './document.ts';

/** Whether all that was promised still holds: more may be said, and it may be said in other words. */
export function keeps(now: Document, before: Document): boolean {
  const stillRequired = (before.required ?? []).every((name) => now.required?.includes(name));
  const stillSo = Object.entries(before.properties ?? {}).every(([name, property]) =>
    isDeepStrictEqual(withoutWords(now.properties?.[name]), withoutWords(property)),
  );
  return stillRequired && stillSo;
}

function withoutWords(schema: unknown): unknown {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === 'description' ? undefined : value,
  );
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
