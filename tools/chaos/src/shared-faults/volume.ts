import { execFileSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';
import type { SharedFault } from './shared-fault.ts';

/** A file system of its own that can be full, for real: writes to it then fail with ENOSPC. */
export interface Volume extends SharedFault, Disposable {}

const size = 1_073_741_824;

/** Milliseconds after which space that was given back while the volume is full is taken again. */
const interval = 250;

/**
 * Mounts a tmpfs, which needs root on Linux; undefined where that is not allowed. It is full when it is as large as
 * its content, so that no memory is taken for it.
 */
export function mountVolume(path: string): Volume | undefined {
  mkdirSync(path, { recursive: true });
  if (!mount(['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', path])) return undefined;
  let timer: NodeJS.Timeout | undefined;
  const fill = () => {
    const { blocks, bavail, bfree, bsize } = statfsSync(path);
    if (bavail > 0) mount(['-o', `remount,size=${Math.max(1, blocks - bfree) * bsize}`, path]);
  };
  const end = () => {
    clearInterval(timer);
    mount(['-o', `remount,size=${size}`, path]);
  };
  return {
    begin: () => {
      fill();
      timer = setInterval(fill, interval);
    },
    end,
    [Symbol.dispose]: () => {
      clearInterval(timer);
      execFileSync('umount', ['--lazy', path]);
    },
  };
}

/** Returns false when it is not allowed, or when a file has grown meanwhile. */
function mount(args: readonly string[]): boolean {
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
