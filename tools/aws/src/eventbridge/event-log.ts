import { type FileHandle, open } from 'node:fs/promises';

/** A file with a line of JSON per value. */
export interface EventLog {
  /** Resolves when they are on the disk. Values of concurrent calls share one flush. */
  append(values: readonly object[]): Promise<void>;
  close(): Promise<void>;
}

interface Batch {
  readonly lines: string[];
  readonly written: Promise<void>;
}

const maxLineBytes = 1_048_576;

/** A line that a crash has cut off was never acknowledged, and is removed. */
export async function openEventLog(path: string): Promise<EventLog> {
  const file = await open(path, 'a+', 0o600);
  await truncateTornLine(file);
  let last: Promise<void> = Promise.resolve();
  let next: Batch | undefined;

  const startBatch = (): Batch => {
    const lines: string[] = [];
    const written = last.then(() => {
      next = undefined;
      return write(file, lines.join(''));
    });
    last = written.catch(() => undefined);
    return { lines, written };
  };
  return {
    append: (values) => {
      next ??= startBatch();
      next.lines.push(...values.map((value) => `${JSON.stringify(value)}\n`));
      return next.written;
    },
    close: async () => {
      await last;
      await file.close();
    },
  };
}

/** All of it or nothing, so that no line begins in the middle of another. */
async function write(file: FileHandle, text: string): Promise<void> {
  const { size } = await file.stat();
  try {
    await file.appendFile(text);
    await file.datasync();
  } catch (error) {
    await file.truncate(size).catch(() => undefined);
    throw error;
  }
}

async function truncateTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const from = Math.max(0, size - maxLineBytes);
  const { buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
  const whole = from + buffer.lastIndexOf('\n') + 1;
  if (whole < size) await file.truncate(whole);
}
