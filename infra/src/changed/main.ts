import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { healthCheck, limits } from '../limits.ts';
import { services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { synthesize } from '../synthesize.ts';
import type { Change } from './change.ts';

/**
 * For specs of whoever reads templates: is given changes by their names, and fills a folder with the
 * templates of each. A process of its own, because the CDK is slow inside of Jest.
 */
const [, , root = ''] = process.argv;
const changes = (await json(process.stdin)) as Readonly<Record<string, Change>>;
for (const [name, change] of Object.entries(changes)) {
  const folder = join(root, name);
  mkdirSync(folder);
  apply(change, folder);
}

function apply({ added = [], ...change }: Change, folder: string): void {
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
