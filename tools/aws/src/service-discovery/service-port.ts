import { connect, createServer, type Server, type Socket } from 'node:net';

/** Answers the addresses of a name, as a DNS answer with several values would, the next one first. */
type Resolve = () => readonly URL[];

/**
 * The port of a name: each connection goes to the first of its addresses that takes it, and stays there;
 * without any it is closed at once.
 */
export function createServicePort(resolve: Resolve): Server {
  return createServer((client) => {
    client.on('error', () => client.destroy());
    dial(client, resolve());
  });
}

function dial(client: Socket, [address, ...others]: readonly URL[]): void {
  if (!address) return void client.resetAndDestroy();
  const instance = connect(Number(address.port), address.hostname);
  const next = () => dial(client, others);
  instance.once('error', next);
  instance.once('connect', () => {
    instance.off('error', next);
    join(client, instance);
  });
}

function join(client: Socket, instance: Socket): void {
  for (const [one, other] of [[client, instance] as const, [instance, client] as const]) {
    one.on('error', () => other.destroy()).once('close', () => other.destroy());
    one.setNoDelay(true).pipe(other);
  }
}
