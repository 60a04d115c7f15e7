import { rmSync } from 'node:fs';
import type { Home } from './home.ts';
import { writeFileAtomic } from '../os/write-file-atomic.ts';
import type { ReadyContent } from '@quartet/local-client/ready-content';

/** `ready.json`: there while everything is up, and up to date when a process was replaced. */
interface ReadyFile {
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
    writeFileAtomic(ready, text);
    written = text;
  };
  return {
    write: (newContent) => {
      content = newContent;
      update();
    },
    update,
    remove: () => {
      content = undefined;
      rmSync(ready, { force: true });
    },
  };
}
