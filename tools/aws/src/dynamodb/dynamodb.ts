import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import dynalite from 'dynalite';

export interface Dynamodb {
  /** Its requests are somebody else's; closing it closes the files of the tables. */
  readonly server: Server;
  /** Answers a request whose body was read. */
  answer(req: IncomingMessage, body: Buffer, res: ServerResponse): void;
}

/** @param folder where tables are kept; in memory when it is not set */
export function openDynamodb(folder: string | undefined): Dynamodb {
  const times = { createTableMs: 0, deleteTableMs: 0 };
  const server = dynalite(folder === undefined ? times : { ...times, path: folder });
  const [listener] = server.listeners('request') as [RequestListener];
  server.removeAllListeners('request');
  return { server, answer: (req, body, res) => listener(bufferedRequest(req, body), res) };
}

/** Dynalite ends the process when a client goes away half way: it gets only requests that have come whole. */
function bufferedRequest({ method, url, headers }: IncomingMessage, body: Buffer): IncomingMessage {
  const buffered = Object.assign(Readable.from([body]), { method, url, headers });
  return buffered as unknown as IncomingMessage;
}
