import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/**
 * Calls back with the path of what changes in a folder, or in a folder below it. Each folder is watched by itself: the
 * recursive watch of Node on Linux loses a file that is removed and written again, as many editors save.
 */
export function watchFolder(root: string, onChange: (path: string) => void): Disposable {
  const watchers = new Map<string, FSWatcher>();

  function follow(): void {
    const folders = new Map(foldersIn(root).map((path) => [identityOf(path), path]));
    for (const [id, watcher] of watchers) {
      if (folders.has(id)) continue;
      watcher.close();
      watchers.delete(id);
    }
    for (const [id, path] of folders) {
      if (!watchers.has(id)) watchers.set(id, watchOne(path));
    }
  }

  function watchOne(folder: string): FSWatcher {
    const watcher = watch(folder, (event, name) => {
      if (event === 'rename') unlessGone(follow);
      onChange(join(folder, name ?? ''));
    });
    return watcher.on('error', () => undefined);
  }

  follow();
  return {
    [Symbol.dispose]: () => {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

/** A folder that was made again at the same path is another one, although its inode may be the same. */
function identityOf(path: string): string {
  const { ino, birthtimeMs } = statSync(path);
  return `${ino} ${birthtimeMs} ${path}`;
}

function foldersIn(root: string): readonly string[] {
  const below = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  return [root, ...below];
}

/** A folder that goes while it is read reports that itself, and is read again. */
function unlessGone(read: () => void): void {
  try {
    read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
