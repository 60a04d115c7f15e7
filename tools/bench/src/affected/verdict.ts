import { isDeepStrictEqual } from 'node:util';
import type { Change } from './changes.ts';
import type { Seen } from './deliver.ts';

/** Whether registry, engine and receipt all say what was worked out without them. */
export function isAsExpected(
  { expected, stacks = [] }: Change,
  seen: Seen,
  waiting: ReadonlySet<string>,
): boolean {
  const { pushed, written, rolled, told } = seen;
  const isTold = seen.waiting.length > 0 || stacks.length > 0;
  return (
    [pushed, written, rolled, told.pushed, told.rolled].every((each) =>
      isDeepStrictEqual(each, [...expected].sort()),
    ) &&
    seen.bytes === seen.toldBytes &&
    (!isTold || isDeepStrictEqual(seen.waiting, [...waiting].sort()))
  );
}

export function rowOf({ name, expected }: Change, seen: Seen): string {
  const { pushed, rolled, waiting, bytes, seconds } = seen;
  const list = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(' '));
  const size = `${(bytes / 1_000_000).toFixed(2)} MB`;
  const facts = [
    `expected ${list(expected)}`,
    `pushed ${list(pushed)} (${size})`,
    `rolled ${list(rolled)}`,
    ...(waiting.length === 0 ? [] : [`waiting ${list(waiting)}`]),
  ];
  return `${name}: ${facts.join(', ')}, ${seconds.toFixed(0)} s`;
}
