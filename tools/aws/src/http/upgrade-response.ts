import { type IncomingMessage, ServerResponse } from 'node:http';

/** An ordinary answer to a request for an upgrade, which Node has taken from its server; the connection ends with it. */
export function upgradeResponse(req: IncomingMessage): ServerResponse {
  const { socket } = req;
  const res = new ServerResponse(req);
  res.shouldKeepAlive = false;
  res.assignSocket(socket);
  res.once('finish', () => socket.end());
  socket.on('error', () => socket.destroy());
  return res;
}
