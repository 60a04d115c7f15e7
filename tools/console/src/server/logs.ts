import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isMissing } from './log-file.ts';
import { readLogFile } from './log-file.ts';
import { readLogLine } from './log-line.ts';
import type { LogLine } from '../views/log-line.ts';

/** The logs of all tasks, in `QUARTET_HOME/logs`. */
export interface Logs {
  /** Undefined for what can be no task's name. */
  pathOf(task: string): string | undefined;
  /** The latest lines that hold one of the texts, of all logs, by their time. */
  search(texts: readonly string[]): Promise<readonly LogLine[]>;
}

const extension = '.log';
const name = /^[\w-]+$/;
const maxLines = 500;
const maxBytes = 8 * 1024 * 1024;

export function createLogs(home: string): Logs {
  const folder = join(home, 'logs');
  return {
    pathOf: (task) => (name.test(task) ? join(folder, task + extension) : undefined),
    search: async (texts) => {
      const files = await filesIn(folder);
      const lines = await Promise.all(files.map((file) => searchFile(join(folder, file), texts)));
      return lines.flat().sort(byTime).slice(-maxLines);
    },
  };
}

async function searchFile(path: string, texts: readonly string[]): Promise<readonly LogLine[]> {
  const part = await readLogFile(path, { maxBytes });
  const lines = part?.lines.filter((line) => texts.some((text) => line.includes(text))) ?? [];
  return lines.map((line) => readLogLine(basename(path, extension), line));
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith(extension));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function byTime(one: LogLine, other: LogLine): number {
  return (one.time ?? '').localeCompare(other.time ?? '');
}
