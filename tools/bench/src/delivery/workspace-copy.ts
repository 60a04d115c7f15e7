import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A clone of what is committed here, to change things in. */
export interface WorkspaceCopy {
  readonly root: string;
  read(file: string): string;
  write(file: string, text: string): void;
  append(file: string, text: string): void;
  commit(message: string): void;
}

const here = fileURLToPath(new URL('../../../../', import.meta.url));

export function copyWorkspace(folder: string): WorkspaceCopy {
  const root = join(folder, 'workspace');
  const git = (...args: readonly string[]) =>
    execFileSync('git', [
      '-C',
      root,
      '-c',
      'user.name=bench',
      '-c',
      'user.email=bench@localhost',
      ...args,
    ]);
  execFileSync('git', ['clone', '--quiet', here, root]);
  shareModules(root);
  const path = (file: string) => join(root, file);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    rmSync(path(file), { force: true });
    writeFileSync(path(file), text);
  };
  return {
    root,
    read: (file) => readFileSync(path(file), 'utf8'),
    write,
    append: (file, text) => write(file, readFileSync(path(file), 'utf8') + text),
    commit: (message) => {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', `--message=${message}`);
    },
  };
}

/** Files share their bytes with ours until they are written anew. */
function shareModules(root: string): void {
  const how = process.platform === 'darwin' ? '-Rc' : '-al';
  execFileSync('cp', [how, join(here, 'node_modules'), join(root, 'node_modules')]);
}
