import type { Tree } from '@nx/devkit';
import { isReserved } from '../reserved.ts';
import { readTable } from '../table.ts';

/** Words that an endpoint imports for its beats. */
const templateWords = new Set(['operation', 'parse', 'request']);

/** Throws an Error of one sentence for an endpoint that a service cannot have. */
export function checkEndpoint(tree: Tree, service: string, name: string): void {
  const names = readTable(tree).map((row) => row.name);
  if (!names.includes(service)) {
    throw new Error(`There is no service ${service}; there are ${names.join(', ')}.`);
  }
  if (!/^[a-z]+(-[a-z][a-z0-9]*)+$/.test(name)) {
    throw new Error(
      `An endpoint is called by a verb and a noun in small letters, such as archive-order, and "${name}" is not.`,
    );
  }
  const [verb = ''] = name.split('-');
  if (isReserved(verb) || templateWords.has(verb)) {
    throw new Error(
      `The verb ${verb} is a word of the code itself; take another one, such as remove for delete.`,
    );
  }
}
