import { once } from 'node:events';
import { connect } from 'node:net';
import { openMembership } from '@quartet/postgres';
import { eventually } from '@quartet/testing';
import { openDatabaseEndpoint } from './database-endpoint.ts';
import { createCertificate } from './create-certificate.ts';
import { userOf } from './opening.ts';
import {
  cancelQuery,
  clientOf,
  sslRequest,
  startSession,
  type TestEndpoint,
  testEndpoint,
  tokenFor,
} from './testing/test-endpoint.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint();
});
afterAll(() => endpoint.close());

const gssRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 48]);

async function logIn() {
  const client = clientOf(endpoint, await tokenFor(endpoint.port));
  await client.connect();
  return client;
}

function open() {
  const socket = connect(endpoint.port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  return socket;
}

it('passes large rows on in both directions', async () => {
  const client = await logIn();
  const text = 'x'.repeat(1_000_000);
  const { rows } = await client.query('SELECT $1::text AS text', [text]);
  expect(rows).toEqual([{ text }]);
  await client.end();
});

it('cancels a query of another connection', async () => {
  const client = await logIn();
  await cancelQuery(endpoint, client);
  await client.end();
});

it('goes on without encryption by GSSAPI', async () => {
  const socket = connect(endpoint.port, '127.0.0.1');
  socket.write(gssRequest);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toBe('N');
  socket.destroy();
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['half of a message', sslRequest.subarray(0, 5)],
  ['a message that is too long', Buffer.from([255, 255, 255, 255, 0, 3, 0, 0])],
  ['a message that is too short', Buffer.from([0, 0, 0, 4, 0, 3, 0, 0])],
  ['a startup message without a user', Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0])],
  ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ['more than a request for TLS', Buffer.concat([sslRequest, sslRequest])],
  ['no TLS after its request', sslRequest],
])('is there for others after a client has sent %s', async (_, bytes) => {
  const socket = open();
  socket.write(bytes);
  socket.end(bytes.equals(sslRequest) ? 'no TLS' : '');
  await once(socket, 'close');
  await (await logIn()).end();
  expect(endpoint.errors).toEqual([]);
});

it('is there for others after a client has left before its token', async () => {
  const { secured } = await startSession(endpoint);
  await once(secured, 'data');
  secured.destroy();
  await (await logIn()).end();
  expect(endpoint.errors).toEqual([]);
});

it('ends the session in the server when the client is gone', async () => {
  const client = await logIn();
  const { processID } = client as unknown as { readonly processID: number };
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } })
    .connection;
  stream.destroy();
  await eventually(async () => {
    const sql = 'SELECT FROM pg_stat_activity WHERE pid = $1';
    expect((await endpoint.superuser.query(sql, [processID])).rowCount).toBe(0);
  });
});

const absent = { host: '127.0.0.1', port: 1, passwordOf: () => '' };

/** PostgreSQL says so to all but superusers while those have reserved connections. */
const reserved = Object.assign(new Error('remaining connection slots are reserved'), {
  code: '53300',
});

it.each([
  [
    'is not available before the members are read',
    openMembership('postgres://master:secret@127.0.0.1:1/postgres'),
    '57P03',
  ],
  ['is not available after that', { isMember: () => Promise.resolve(true) }, '57P03'],
  ['is full', { isMember: () => Promise.reject(reserved) }, '53300'],
])('says that a server %s', async (_, membership, code) => {
  const other = await openDatabaseEndpoint({
    ...{
      hostname: 'localhost',
      port: 0,
      certificate: await createCertificate('localhost'),
      userArn: '',
    },
    guard: { authorize: () => Promise.resolve() },
    log: { warn: () => undefined, error: () => undefined },
    server: { ...absent, isMember: membership.isMember },
  });
  const token = await tokenFor(other.port, { region: '' });
  const client = clientOf({ ...endpoint, port: other.port }, token, {
    ssl: { rejectUnauthorized: false },
  });
  await expect(client.connect()).rejects.toMatchObject({ code });
  await other.close();
});

it('ends all sessions when it is closed', async () => {
  const own = await testEndpoint();
  const client = clientOf(own, await tokenFor(own.port));
  await client.connect();
  const ended = new Promise((resolve) => client.once('end', resolve));
  await own.close();
  await ended;
});

// https://www.postgresql.org/docs/18/protocol-message-formats.html: PostgreSQL takes the last value of a name.
it('decides on the last user of a startup message', () => {
  const fields = 'user\0app_user\0user\0master\0database\0orders\0\0';
  expect(userOf(Buffer.concat([Buffer.alloc(8), Buffer.from(fields)]))).toBe('master');
});
