import { type FileHandle, open } from 'node:fs/promises';
import { Entry } from './entry.ts';

/** The durable journal of all operations. */
export interface Journal {
  /** The entries in the file when it was opened. */
  readonly entries: readonly Entry[];
  /** Resolves when the entry is on disk. Entries of concurrent requests share one flush. */
  append(entry: Entry): Promise<void>;
  /** Resolves when all appended entries are on disk. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/** @throws Error when a complete line is not an entry; a torn last line is removed */
export async function openJournal(path: string): Promise<Journal> {
  const file = await open(path, 'a+');
  const entries = await restore(file).catch(async (error: unknown) => {
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
    entries,
    append: (entry) => {
      waiting.push(`${JSON.stringify(entry)}\n`);
      last = last.then(flush);
      return last;
    },
    flushed: () => last,
    close: async () => {
      await last;
      await file.close();
    },
  };
}

async function restore(file: FileHandle): Promise<readonly Entry[]> {
  const text = await file.readFile('utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) {
    await file.truncate(Buffer.byteLength(whole));
    await file.datasync();
  }
  return whole.split('\n').slice(0, -1).map(read);
}

function read(line: string, index: number): Entry {
  try {
    return Entry.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`line ${index + 1} of the journal is not an entry`, { cause: error });
  }
}
