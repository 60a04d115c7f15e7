import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import type { EdgeSetting, FromEdge, ToEdge } from '@quartet/aws/protocol/messages';

/** The edge as the runner starts it. */
export interface EdgeProcess {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly heard: readonly FromEdge[];
  readonly ended: Promise<number | null>;
  /** What it has written so far. */
  output(): string;
  tell(message: ToEdge): void;
  /** Waits until it has said this. */
  says(message: Partial<FromEdge>): Promise<FromEdge>;
}

const program = join(import.meta.dirname, '../edge-process/main.ts');

export function startEdge(setting: EdgeSetting): EdgeProcess {
  const child = spawn(process.execPath, ['--conditions=@quartet/source', program], {
    env: { PATH: process.env.PATH, LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const heard: FromEdge[] = [];
  let output = '';
  child.on('message', (message) => heard.push(message as FromEdge));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.send({ type: 'configure', setting } satisfies ToEdge);
  return {
    child,
    heard,
    output: () => output,
    ended: once(child, 'exit').then(([code]) => code as number | null),
    tell: (message) => child.send(message),
    says: (message) =>
      eventually(() => {
        const found = heard.find((each) => matches(each, message));
        if (!found) throw new Error(`the edge said only ${JSON.stringify(heard)}: ${output}`);
        return found;
      }),
  };
}

function matches(message: object, part: object): boolean {
  const values = new Map(Object.entries(message));
  return Object.entries(part).every(([name, value]) => values.get(name) === value);
}
