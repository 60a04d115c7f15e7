import { clearLine, cursorTo } from 'node:readline';
import { unlessDiskIsFull } from '../os/full-disk.ts';

type Terminal = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** Lines above one line of progress, which only a terminal shows and which no other line breaks. */
export interface Output {
  /** @param text whole lines */
  write(text: string): void;
  /** @param line an empty one removes the line of progress */
  progress(line: string): void;
}

const defaultWidth = 80;

export function createOutput(stream: Terminal): Output {
  let shown = '';

  function show(line: string): void {
    if (shown === line) return;
    if (shown !== '') {
      cursorTo(stream as NodeJS.WriteStream, 0);
      clearLine(stream as NodeJS.WriteStream, 0);
    }
    shown = line;
    if (line !== '') stream.write(line);
  }

  return {
    write: (text) => {
      const line = shown;
      show('');
      // Where the output is a file, its disk may be full.
      unlessDiskIsFull(() => stream.write(text));
      show(line);
    },
    progress: (line) => {
      if (stream.isTTY) show(line.slice(0, (stream.columns || defaultWidth) - 1));
    },
  };
}

export const output = createOutput(process.stdout);
