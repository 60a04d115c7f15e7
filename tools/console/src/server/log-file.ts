import { open } from 'node:fs/promises';

/** Lines of a log, and where to read on. */
interface LogChunk {
  readonly lines: readonly string[];
  /** Position of the first byte that was not read. */
  readonly next: number;
  /** True when the file is shorter than before: it was started anew. */
  readonly anew: boolean;
}

interface ReadRange {
  /** The position where the previous read ended. @default the beginning */
  readonly from?: number;
  /** Bytes that are read; of a longer file the last. */
  readonly maxBytes: number;
}

const newline = 0x0a;

/**
 * Reads whole lines.
 * @returns undefined when there is no such file.
 */
export async function readLogFile(
  path: string,
  { from, maxBytes }: ReadRange,
): Promise<LogChunk | undefined> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    const anew = from !== undefined && size < from;
    const start = Math.max(anew ? 0 : (from ?? 0), size - maxBytes);
    const length = size - start;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
    const end = buffer.lastIndexOf(newline, bytesRead) + 1;
    const lines = buffer.toString('utf8', 0, end).split('\n').slice(0, -1);
    const intact = start === 0 || start === from;
    return { lines: intact ? lines : lines.slice(1), next: start + end, anew };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** True for an error that means that there is no such file. */
export function isMissing(error: unknown): boolean {
  return Error.isError(error) && 'code' in error && error.code === 'ENOENT';
}
