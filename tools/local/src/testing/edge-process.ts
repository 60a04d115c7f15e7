import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '@quartet/testing';
import type { EdgeSetting, FromEdge, ToEdge } from '@quartet/aws/protocol/messages';

/** The edge as the runner starts it. */
export interface EdgeProcess {
  readonly child: ChildProcess;
  /** The messages that it has sent so far. */
  readonly messages: readonly FromEdge[];
  readonly ended: Promise<number | null>;
  /** The output that it has written so far. */
  output(): string;
  send(message: ToEdge): void;
  /** Waits until it has said this. */
  waitForMessage(message: Partial<FromEdge>): Promise<FromEdge>;
}

const program = join(import.meta.dirname, '../edge-process/main.ts');

export function startEdge(setting: EdgeSetting): EdgeProcess {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, ['--conditions=@quartet/source', program], {
    env: { PATH, NODE_COMPILE_CACHE, LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const messages: FromEdge[] = [];
  let output = '';
  child.on('message', (message) => messages.push(message as FromEdge));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.send({ type: 'configure', setting } satisfies ToEdge);
  return {
    child,
    messages,
    output: () => output,
    ended: once(child, 'exit').then(([code]) => code as number | null),
    send: (message) => child.send(message),
    waitForMessage: (message) =>
      eventually(() => {
        const match = messages.find((each) => matches(each, message));
        if (!match) throw new Error(`the edge said only ${JSON.stringify(messages)}: ${output}`);
        return match;
      }),
  };
}

function matches(message: object, part: object): boolean {
  const values = new Map(Object.entries(message));
  return Object.entries(part).every(([name, value]) => values.get(name) === value);
}
