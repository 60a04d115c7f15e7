import { healthCheck, limits } from '../limits.ts';
import { services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { synthesize } from '../synthesize.ts';
import type { Change } from './change.ts';

/** For specs of whoever reads templates: fills a folder with those of the system, but for one change. */
export function synthesizeChanged({ added = [], ...change }: Change, folder: string): void {
  const settings = readSettings((name) => change.context?.[name]);
  const stage = { ...settings.stage, ...change.stage };
  const rows = services.map((row) => ({ ...row, ...change.services?.[row.name] }));
  const undo = [replace(limits, change.limits), replace(healthCheck, change.healthCheck)];
  synthesize({ settings: { ...settings, stage }, services: [...rows, ...added] }, folder);
  for (const back of undo) back();
}

/** The limits are read where they are needed, so they are changed in their place. */
function replace(table: object, change: object = {}): () => void {
  const before = { ...table };
  Object.assign(table, change);
  return () => void Object.assign(table, before);
}
