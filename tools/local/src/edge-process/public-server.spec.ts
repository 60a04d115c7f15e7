import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createPublicServer, type PublicServer } from './public-server.ts';

let entrance: PublicServer;
beforeEach(async () => {
  const no = () => false;
  entrance = createPublicServer({
    gateway: (req, res) => void res.end(JSON.stringify(req.headers)),
    sockets: { upgrade: no, manage: no },
    console: { handle: no },
  });
  await once(entrance.server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => entrance.close());

it('combines a header that comes twice, so that nobody goes by the first of two tokens', async () => {
  const { port } = entrance.server.address() as AddressInfo;
  const twice = ['authorization', 'Bearer one', 'authorization', 'Bearer two'];
  const headers = ['host', 'localhost', ...twice];
  const asked = request({ host: '127.0.0.1', port, agent: false, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(await json(answer)).toMatchObject({ authorization: 'Bearer one, Bearer two' });
});
