import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen, type Listening } from '@quartet/testing';
import type { TaskRow } from '@quartet/local-client/task-row';
import { rowOf } from './task-row.ts';

/** A control server with tasks that do as they are told. */
export interface TestRunner extends Listening {
  readonly control: { readonly url: string; readonly token: string };
  readonly rows: TaskRow[];
  /** The requests that it received, such as `POST /tasks/orders-1/stop {}`. */
  readonly requests: string[];
  /** Answers the next request so. */
  refuse(status: number, detail: string): void;
}

const token = 'token-of-the-runner';

export async function testRunner(names: readonly string[]): Promise<TestRunner> {
  const rows = names.map(rowOf);
  const requests: string[] = [];
  let refusal: { status: number; detail: string } | undefined;
  const server = await listen(async (req, res) => {
    res.setHeader('Content-Type', 'application/json');
    if (req.headers.authorization !== `Bearer ${token}`) return res.writeHead(401).end('{}');
    if (req.method === 'GET') return res.end(JSON.stringify(rows));
    requests.push(`${req.method} ${req.url} ${JSON.stringify(await json(req))}`);
    const { status, detail } = refusal ?? { status: 200, detail: '' };
    refusal = undefined;
    act(req, rows);
    return res.writeHead(status).end(JSON.stringify({ detail }));
  });
  return {
    ...server,
    control: { url: server.url, token },
    rows,
    requests,
    refuse: (status, detail) => {
      refusal = { status, detail };
    },
  };
}

function act({ url = '' }: IncomingMessage, rows: TaskRow[]): void {
  const index = rows.findIndex(({ name }) => url === `/tasks/${name}/kill`);
  if (index >= 0) rows.splice(index, 1);
}
