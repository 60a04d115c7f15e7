import type { Tree } from '@nx/devkit';
import { insertAt } from './syntax.ts';

/** Adds a row below the last one that begins as told, unless the document has it. */
export function addReadmeRow(
  tree: Tree,
  path: string,
  { row, below }: { readonly row: string; readonly below: RegExp },
): void {
  const text = tree.read(path, 'utf8') ?? '';
  const [cell = ''] = row.split(' |', 1);
  if (text.includes(cell)) return;
  const last = [...text.matchAll(new RegExp(below, 'gm'))].at(-1);
  if (!last) throw new Error(`${path} has no table any more in which this row could be: ${row}`);
  const end = text.indexOf('\n', last.index);
  tree.write(path, insertAt(text, end, `\n${row}`));
}
