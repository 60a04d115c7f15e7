import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentBreaks } from '../document-breaks.ts';
import type { OpenApi } from '../openapi.ts';

type Node = Record<string, never>;
export type Edit = (document: { paths: Node; components: Node; info: Node }) => void;

const text = readFileSync(join(import.meta.dirname, '../../../../../docs/api/orders.json'), 'utf8');

/** The breaks that an edit of the document of orders means. */
export function breaksOf(edit: Edit): readonly string[] {
  const next = JSON.parse(text) as OpenApi;
  edit(next as never);
  return documentBreaks(JSON.parse(text) as OpenApi, next);
}

/** The node at a path of keys, for an edit. */
export function find(
  root: unknown,
  ...keys: readonly string[]
): Record<string, unknown> & unknown[] {
  return keys.reduce<never>((node, key) => node[key] as never, root as never);
}

export const orders = ['paths', '/api/orders'];
export const order = ['components', 'schemas', 'Order'];
export const newOrder = ['components', 'schemas', 'NewOrder'];

/** Takes an element out of the list at a path of keys. */
export function without(
  root: unknown,
  keys: readonly string[],
  isOut: (each: never) => boolean,
): void {
  const parent = find(root, ...keys.slice(0, -1));
  const last = keys.at(-1) ?? '';
  parent[last] = (parent[last] as never[]).filter((each) => !isOut(each));
}
