import { rmSync } from 'node:fs';
import { unlessDiskIsFull } from './full-disk.ts';
import { writeFileAtomic } from './write-file-atomic.ts';

const pending = new Map<string, string>();
let timer: NodeJS.Timeout | undefined;

/** Milliseconds. */
const retryEvery = 1_000;

/** Writes a file that describes what runs. While the disk is full, the latest text is written as soon as it can be. */
export function writeStateFile(path: string, text: string): void {
  pending.set(path, text);
  writePending();
}

export function removeStateFile(path: string): void {
  pending.delete(path);
  rmSync(path, { force: true });
}

function writePending(): void {
  clearTimeout(timer);
  for (const [path, text] of pending) {
    const isWritten = unlessDiskIsFull(() => (writeFileAtomic(path, text), true));
    if (isWritten) pending.delete(path);
  }
  if (pending.size > 0) timer = setTimeout(writePending, retryEvery).unref();
}
