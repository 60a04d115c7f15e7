import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { healthCheck, limits } from '@quartet/infra/limits';
import { services } from '@quartet/infra/services';
import { readSettings } from '@quartet/infra/settings';
import { synthesize } from '@quartet/infra/synthesize';
import type { Change } from './synthesis.ts';

/** A process of its own: the CDK is slow inside of Jest. It is given changes, and fills a folder for each. */
const [, , root = ''] = process.argv;
const changes = (await json(process.stdin)) as Readonly<Record<string, Change>>;
for (const [name, change] of Object.entries(changes)) {
  const folder = join(root, name);
  mkdirSync(folder);
  synthesise(change, folder);
}

function synthesise(change: Change, folder: string): void {
  const settings = readSettings((name) => change.context?.[name]);
  const stage = { ...settings.stage, ...change.stage };
  const rows = services.map((row) => ({ ...row, ...change.services?.[row.name] }));
  const undo = [replace(limits, change.limits), replace(healthCheck, change.healthCheck)];
  synthesize({ settings: { ...settings, stage }, services: rows }, folder);
  for (const back of undo) back();
}

/** The limits are read where they are needed, so they are changed in their place. */
function replace(table: object, change: object = {}): () => void {
  const before = { ...table };
  Object.assign(table, change);
  return () => void Object.assign(table, before);
}
