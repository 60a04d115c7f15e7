import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { isPortFree } from '@quartet/postgres';
import { UserError } from '@quartet/cloudformation/user-error';

/** The one address at which a debugger finds the newest task of a service, whichever that is. */
export interface Inspector extends AsyncDisposable {
  /** Additional arguments of node for a task. */
  argumentsOf(task: string): readonly string[];
  /** Reads a line that a task wrote. */
  readLine(task: string, line: string): void;
}

interface InspectorOptions {
  /** Service whose tasks are inspected. */
  readonly service: string;
  readonly port: number;
}

const host = '127.0.0.1';
const announcement = /^Debugger listening on ws:\/\/[^/]+:(\d+)\//;
const number = /-\d+$/;

/** @throws UserError when something listens at the port */
export async function openInspector({ service, port }: InspectorOptions): Promise<Inspector> {
  if (!(await isPortFree(port))) {
    throw new UserError(`Port ${port} is taken; free it, or choose another with --inspect.`);
  }
  const sockets = new Set<Socket>();
  const isInspected = (task: string) => task.replace(number, '') === service;
  let target: number | undefined;
  const server = createServer((client) => {
    if (target === undefined) client.destroy();
    else join(client, connect(target, host), sockets);
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    argumentsOf: (task) => (isInspected(task) ? [`--inspect=${host}:0`] : []),
    readLine: (task, line) => {
      const [, found] = announcement.exec(line) ?? [];
      if (found !== undefined && isInspected(task)) target = Number(found);
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** Copies bytes both ways until one side ends. */
function join(client: Socket, task: Socket, sockets: Set<Socket>): void {
  for (const [from, to] of [
    [client, task],
    [task, client],
  ] as const) {
    sockets.add(from);
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }
}
