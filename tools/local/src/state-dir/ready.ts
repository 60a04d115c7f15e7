import type { Home } from './home.ts';
import { removeStateFile, writeStateFile } from '../os/state-file.ts';
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
    writeStateFile(ready, text);
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
      removeStateFile(ready);
    },
  };
}
