import { connect, createServer, type Server, type Socket } from 'node:net';

/** Answers the addresses of a name, as a DNS answer with several values would, the next one first. */
export type Resolve = () => readonly URL[];

/**
 * The port of a name: each connection goes to the first of its addresses that takes it, and stays there;
 * without any it is closed at once.
 */
export function createName(resolve: Resolve): Server {
  return createServer((near) => {
    near.on('error', () => near.destroy());
    dial(near, resolve());
  });
}

function dial(near: Socket, [address, ...others]: readonly URL[]): void {
  if (!address) return void near.resetAndDestroy();
  const far = connect(Number(address.port), address.hostname);
  const next = () => dial(near, others);
  far.once('error', next);
  far.once('connect', () => {
    far.off('error', next);
    join(near, far);
  });
}

function join(near: Socket, far: Socket): void {
  for (const [one, other] of [[near, far] as const, [far, near] as const]) {
    one.on('error', () => other.destroy()).once('close', () => other.destroy());
    one.setNoDelay(true).pipe(other);
  }
}
