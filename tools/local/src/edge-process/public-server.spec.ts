import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { createPublicServer, type PublicServer } from './public-server.ts';

let entrance: PublicServer;
let port: number;
beforeEach(async () => {
  const no = () => false;
  const limits = { headersTimeout: 100, requestTimeout: 200, keepAliveTimeout: 65_000 };
  entrance = createPublicServer(
    {
      gateway: (req, res) =>
        void req.resume().once('end', () => res.end(JSON.stringify(req.headers))),
      sockets: { upgrade: no, manage: no },
      console: { handle: no },
    },
    { ...limits, connectionsCheckingInterval: 50 },
  );
  port = await entrance.listen(0);
});
afterEach(() => entrance.close());

it('combines a header that comes twice, so that nobody goes by the first of two tokens', async () => {
  const twice = ['authorization', 'Bearer one', 'authorization', 'Bearer two'];
  const headers = ['host', 'localhost', ...twice];
  const asked = request({ host: '127.0.0.1', port, agent: false, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(await json(answer)).toMatchObject({ authorization: 'Bearer one, Bearer two' });
});

async function send(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

it('waits no longer for a body than a service does', async () => {
  const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n';
  expect(await send(`${head}bo`)).toMatch(/^HTTP\/1.1 408 [^]*request_timeout/);
  const { server } = createPublicServer({
    gateway: () => undefined,
    sockets: { upgrade: () => false, manage: () => false },
    console: { handle: () => false },
  });
  expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 15_000 });
});

it.each(['HTTP/2.0', 'HTTP/0.9'])('answers 400 to a request line of %s', async (version) => {
  expect(await send(`GET / ${version}\r\nhost: x\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /);
});
