import { join } from 'node:path';
import type { Tree } from '@nx/devkit';
import { FsTree } from 'nx/src/generators/tree';

/** This workspace, with changes that stay in memory. */
export function workspaceTree(): Tree {
  return new FsTree(join(import.meta.dirname, '../../../..'), false);
}

/** The written files, by path. */
export function changesOf(tree: Tree): ReadonlyMap<string, string> {
  return new Map(tree.listChanges().map(({ path, content }) => [path, String(content)]));
}
