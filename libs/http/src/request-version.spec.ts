import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { refuseOtherVersion } from './index.ts';

it.each([
  ['HTTP/1.1', 204],
  ['HTTP/1.0', 204],
  ['HTTP/2.0', 400],
  ['HTTP/0.9', 400],
])('a request line of %s gets %d', async (version, status) => {
  const server = createServer((req, res) => {
    if (!refuseOtherVersion(req, res)) res.writeHead(204).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`GET / ${version}\r\nhost: x\r\nconnection: close\r\n\r\n`);
  const answer = await text(socket);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  if (status === 400) expect(answer).toContain('"code":"malformed_request"');
  server.close();
});
