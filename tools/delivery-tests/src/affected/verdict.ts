import { isDeepStrictEqual } from 'node:util';
import type { Change } from './changes.ts';
import type { Seen } from './deliver-change.ts';

/** The differences between the expected services and the registry, the engine or the report. */
export function missesOf(
  { expected, stacks = [] }: Pick<Change, 'expected' | 'stacks'>,
  seen: Seen,
  waiting: ReadonlySet<string>,
): readonly string[] {
  const { pushed, written, rolled, reported, bytes, reportedBytes } = seen;
  const isTold = seen.waiting.length > 0 || stacks.length > 0;
  const claims: readonly (readonly [
    what: string,
    names: readonly string[],
    wanted: readonly string[],
  ])[] = [
    ['the registry has got images of', pushed, expected],
    ['the registry was written to for', written, expected],
    ['the engine runs another image of', [...rolled.keys()], expected],
    ['the receipt has images of', reported.pushed, expected],
    ['the receipt has rolls of', [...reported.rolled.keys()], expected],
    ['the receipt lets wait', seen.waiting, isTold ? [...waiting] : []],
  ];
  return [
    ...claims.flatMap(([what, names, wanted]) =>
      isDeepStrictEqual(names.toSorted(), wanted.toSorted())
        ? []
        : `${what} ${list(names)} and not ${list(wanted)}`,
    ),
    ...[...reported.rolled].flatMap(([name, digest]) =>
      rolled.get(name) === digest ? [] : `the receipt has another digest of ${name} than its tasks`,
    ),
    ...(bytes === reportedBytes
      ? []
      : [`${bytes} bytes were sent, and ${reportedBytes} in the receipt`]),
  ];
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.toSorted().join(', ');
}
