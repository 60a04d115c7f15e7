import { appendFileSync, writeFileSync } from 'node:fs';
import { styleText } from 'node:util';

/** Lines of one process: to the terminal or pipe, and to a file of its own. */
export interface Log {
  write(line: string): void;
  /** The last lines, for saying why it ended. */
  recent(): readonly string[];
}

export interface LogOptions {
  readonly name: string;
  readonly file: string;
  readonly pretty: boolean;
}

const remembered = 40;
const colours = ['cyan', 'magenta', 'yellow', 'green', 'blue', 'redBright', 'cyanBright'] as const;
const ordered = ['orders-1', 'users-1', 'payments-1', 'products-1', 'provider', 'edge'];

export function openLog({ name, file, pretty }: LogOptions): Log {
  writeFileSync(file, '');
  const lines: string[] = [];
  return {
    write: (line) => {
      if (lines.push(line) > remembered) lines.shift();
      appendFileSync(file, `${line}\n`);
      process.stdout.write(pretty ? `${prefix(name)} ${line}\n` : `${asJson(name, line)}\n`);
    },
    recent: () => lines,
  };
}

function prefix(name: string): string {
  const colour = colours[Math.max(0, ordered.indexOf(name))] ?? 'cyan';
  return styleText(colour, `${name.padEnd(10)} │`);
}

function asJson(service: string, msg: string): string {
  if (msg.startsWith('{')) return msg;
  return JSON.stringify({ level: 'info', time: new Date().toISOString(), service, msg });
}
