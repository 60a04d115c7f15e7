import { isDeepStrictEqual } from 'node:util';
import type { Document } from './document.ts';

/** True when all promised properties are still there with the same types; additions and new descriptions are allowed. */
export function isBackwardCompatible(next: Document, previous: Document): boolean {
  const stillRequired = (previous.required ?? []).every((name) => next.required?.includes(name));
  const stillTyped = Object.entries(previous.properties ?? {}).every(([name, property]) =>
    isDeepStrictEqual(withoutDescriptions(next.properties?.[name]), withoutDescriptions(property)),
  );
  return stillRequired && stillTyped;
}

function withoutDescriptions(schema: unknown): unknown {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === 'description' ? undefined : value,
  );
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
