import { type FileHandle, open } from 'node:fs/promises';
import { Entry } from './entry.ts';
import { createLineIndex, type LineIndex } from './line-index.ts';
import { linesOf } from './lines.ts';

/** The durable journal of all operations, which stays on the disk: it may be larger than the memory. */
export interface Journal {
  /** Resolves when the entry is on disk. Entries of concurrent requests share one flush. */
  append(entry: Entry): Promise<void>;
  /** The entries from this position on, the oldest first. */
  read(position: number, limit: number): Promise<readonly Entry[]>;
  /** Resolves when all appended entries are on disk. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param restore receives each entry that is in the file, the oldest first
 * @throws Error when a complete line is not an entry; a torn last line is removed
 */
export async function openJournal(
  path: string,
  restore: (entry: Entry) => void = () => undefined,
): Promise<Journal> {
  const file = await open(path, 'a+');
  const index = createLineIndex();
  await scan(file, index, restore).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const waiting: string[] = [];
  let last: Promise<void> = Promise.resolve();

  const flush = async (): Promise<void> => {
    const lines = waiting.splice(0);
    if (lines.length === 0) return;
    await file.appendFile(lines.join(''));
    await file.datasync();
  };

  return {
    append: (entry) => {
      const line = `${JSON.stringify(entry)}\n`;
      index.add(Buffer.byteLength(line));
      waiting.push(line);
      last = last.then(flush);
      return last;
    },
    read: async (position, limit) => {
      await last;
      return readPage(file, index.find(position), limit);
    },
    flushed: () => last,
    close: async () => {
      await last;
      await file.close();
    },
  };
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
