import type { Server } from 'node:http';
import { type Listeners, openListeners } from '@quartet/http';

/** Lets a server listen on this machine alone. @throws Error when the port is taken */
export function openPort(server: Server, port: number): Promise<Listeners> {
  return openListeners(server, { port, host: '127.0.0.1' });
}
