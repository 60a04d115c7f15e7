import { fchmodSync, openSync, writeSync } from 'node:fs';
import { styleText } from 'node:util';
import type { Home } from '../state-dir/home.ts';
import { unlessDiskIsFull } from '../os/full-disk.ts';
import { output } from '../terminal/output.ts';
import { mapFrames } from './source-frames.ts';
import { createLines } from '@quartet/aws/http/lines';

/** Lines of one process: to the terminal or pipe, and to a file of its own. */
export interface Log {
  write(line: string): void;
}

/** The logs of all processes, by name; a replacement continues the file of the process before it. */
export interface Logs {
  of(name: string): Log;
}

/** Makes a line of JSON one for people; undefined for one that they need not see. */
export type Prettify = (line: string) => string | undefined;

const colours = ['cyan', 'magenta', 'yellow', 'green', 'blue', 'redBright', 'cyanBright'] as const;
const number = /-\d+$/;

/** @param prettify for a terminal; lines of JSON go to a pipe as they are */
export function createLogs({ log: fileOf }: Pick<Home, 'log'>, prettify?: Prettify): Logs {
  const open = new Map<string, Log>();
  const kinds: string[] = [];
  const show = createLines(output.write, 0);

  function openLog(name: string): Log {
    const kind = name.replace(number, '');
    if (!kinds.includes(kind)) kinds.push(kind);
    const colour = colours[kinds.indexOf(kind) % colours.length] ?? 'cyan';
    const prefix = styleText(colour, `${name.padEnd(10)} │`);
    const writeToFile = createLines(logFile(fileOf(name)), 0);
    return {
      write: (text) => {
        const line = mapFrames(text);
        writeToFile(line);
        if (!prettify) return show(asJson(name, line));
        const pretty = prettify(line);
        if (pretty !== undefined) show(`${prefix} ${pretty}`);
      },
    };
  }

  return {
    of: (name) => {
      const log = open.get(name) ?? openLog(name);
      open.set(name, log);
      return log;
    },
  };
}

/** Appends to the file, which only its owner may read. While the disk is full, lines are lost and nothing else is. */
function logFile(path: string): (text: string) => void {
  let file: number | undefined;
  const open = () => {
    const opened = openSync(path, 'w', 0o600);
    fchmodSync(opened, 0o600);
    return opened;
  };
  const write = (text: string) =>
    unlessDiskIsFull(() => {
      file ??= open();
      writeSync(file, text);
    });
  write('');
  return write;
}

function asJson(service: string, msg: string): string {
  if (msg.startsWith('{')) return msg;
  return JSON.stringify({ level: 'info', time: new Date().toISOString(), service, msg });
}
