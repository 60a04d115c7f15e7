import { rmSync } from 'node:fs';
import type { Home } from './home.ts';
import { replaceFile } from '../os/replace-file.ts';
import type { ReadyContent } from '@quartet/local-client/ready-content';

/** `ready.json`: there while everything is up, and up to date when a process was replaced. */
export interface ReadyFile {
  write(content: () => ReadyContent): void;
  update(): void;
  remove(): void;
}

export function readyFile({ ready }: Home): ReadyFile {
  let content: (() => ReadyContent) | undefined;
  let written = '';
  const update = () => {
    const text = content && `${JSON.stringify(content(), null, 2)}\n`;
    if (text === undefined || text === written) return;
    replaceFile(ready, text);
    written = text;
  };
  return {
    write: (made) => {
      content = made;
      update();
    },
    update,
    remove: () => {
      content = undefined;
      rmSync(ready, { force: true });
    },
  };
}
