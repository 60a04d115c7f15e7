import { type FileHandle, open } from 'node:fs/promises';
import { Problem } from '@quartet/problem';
import { Entry } from './entry.ts';
import { createLineIndex, type LineIndex } from './line-index.ts';
import { linesOf } from './lines.ts';

/** The durable journal of all operations, which stays on the disk: it may be larger than the memory. */
export interface Journal {
  /**
   * Resolves with the entry's position when it is on disk. Entries of concurrent requests share one flush, and one
   * failure.
   * @throws Problem `unavailable` when it could not be written; the next entry is tried again
   */
  append(entry: Entry): Promise<number>;
  /** The entries from this position on, the oldest first. */
  read(position: number, limit: number): Promise<readonly Entry[]>;
  close(): Promise<void>;
}

interface Batch {
  readonly lines: string[];
  /** The position of its first entry. */
  readonly written: Promise<number>;
}

/**
 * @param restore receives each entry that is in the file, the oldest first
 * @throws Error when a complete line is not an entry; a torn last line is removed
 */
export async function openJournal(
  path: string,
  restore: (entry: Entry) => void = () => undefined,
): Promise<Journal> {
  const file = await open(path, 'a+', 0o600);
  const index = createLineIndex();
  await scan(file, index, restore).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  let last: Promise<unknown> = Promise.resolve();
  let next: Batch | undefined;

  const startBatch = (): Batch => {
    const lines: string[] = [];
    const written = last.then(() => {
      next = undefined;
      return write(file, index, lines);
    });
    last = written.catch(() => undefined);
    return { lines, written };
  };

  return {
    append: async (entry) => {
      const { lines, written } = (next ??= startBatch());
      const offset = lines.push(`${JSON.stringify(entry)}\n`) - 1;
      return (await written) + offset;
    },
    read: async (position, limit) => {
      await last;
      return readPage(file, index.find(position), limit);
    },
    close: async () => {
      await last;
      await file.close();
    },
  };
}

/** Writes all of the lines or none, so that no line begins in the middle of another; returns their position. */
async function write(
  file: FileHandle,
  index: LineIndex,
  lines: readonly string[],
): Promise<number> {
  const position = index.lines;
  try {
    // What an earlier failure has left was never acknowledged.
    if ((await file.stat()).size > index.bytes) await file.truncate(index.bytes);
    await file.appendFile(lines.join(''));
    await file.datasync();
  } catch (cause) {
    await file.truncate(index.bytes).catch(() => undefined);
    const message = 'The journal cannot be written at the moment.';
    throw new Problem('unavailable', message, { cause, retryAfter: 1 });
  }
  for (const line of lines) index.add(Buffer.byteLength(line));
  return position;
}

async function scan(
  file: FileHandle,
  index: LineIndex,
  restore: (entry: Entry) => void,
): Promise<void> {
  for await (const { text, bytes } of linesOf(file, 0)) {
    restore(parseEntry(text, index.lines));
    index.add(bytes);
  }
  if (index.bytes === (await file.stat()).size) return;
  await file.truncate(index.bytes);
  await file.datasync();
}

async function readPage(
  file: FileHandle,
  place: ReturnType<LineIndex['find']>,
  limit: number,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  if (place === undefined) return entries;
  let skip = place.skip;
  for await (const { text } of linesOf(file, place.start)) {
    if (entries.length === limit) break;
    if (skip > 0) skip -= 1;
    else entries.push(JSON.parse(text) as Entry);
  }
  return entries;
}

function parseEntry(line: string, index: number): Entry {
  try {
    return Entry.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`line ${index + 1} of the journal is not an entry`, { cause: error });
  }
}
