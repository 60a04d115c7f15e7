import { healthCheck, limits } from '../limits.ts';
import { services } from '../services.ts';
import { readSynthOptions } from '../synth-options.ts';
import { synthesize } from '../synthesize.ts';
import type { InfraOverride } from './infra-override.ts';

/** Writes the templates of the system with one override into a folder, for the specs of their readers. */
export function synthesizeOverride(
  { addedServices = [], ...override }: InfraOverride,
  folder: string,
): void {
  const options = readSynthOptions((name) => override.context?.[name]);
  const stage = { ...options.stage, ...override.stage };
  const rows = services.map((row) => ({ ...row, ...override.services?.[row.name] }));
  const undo = [replace(limits, override.limits), replace(healthCheck, override.healthCheck)];
  try {
    synthesize({ options: { ...options, stage }, services: [...rows, ...addedServices] }, folder);
  } finally {
    for (const restore of undo) restore();
  }
}

/** Changes a table in place, because its readers import it; returns a function that restores it. */
function replace(table: object, change: object = {}): () => void {
  const before = { ...table };
  Object.assign(table, change);
  return () => void Object.assign(table, before);
}
