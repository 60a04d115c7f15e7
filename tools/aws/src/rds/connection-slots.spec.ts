import { once } from 'node:events';
import { eventually } from '@quartet/testing';
import {
  cancelQuery,
  clientOf,
  startSession,
  type StartedSession,
  type TestEndpoint,
  testEndpoint,
  tokenFor,
} from './testing/test-endpoint.ts';

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
// https://www.postgresql.org/docs/18/runtime-config-connection.html#GUC-MAX-CONNECTIONS

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint(2);
  await endpoint.superuser.query("CREATE ROLE reporting LOGIN PASSWORD 'own'");
});
afterEach(() => expect(endpoint.errors).toEqual([]));
afterAll(() => endpoint.close());

async function logIn(user = 'app_user', secret?: string) {
  const client = clientOf(endpoint, secret ?? (await tokenFor(endpoint.port)), { user });
  await client.connect();
  return client;
}

const tooMany = { code: '53300', severity: 'FATAL', message: 'sorry, too many clients already' };

/** Takes all slots when the earlier connections have freed theirs, and ends with all of them free. */
async function whileFull(work: (client: Awaited<ReturnType<typeof logIn>>) => Promise<unknown>) {
  const first = await eventually(() => logIn());
  const second = await eventually(() => logIn('reporting', 'own'));
  try {
    await work(first);
  } finally {
    await Promise.all([first.end(), second.end()]);
  }
}

it('refuses a connection above max_connections, and takes one when another has ended', async () => {
  await whileFull(async (client) => {
    await expect(logIn()).rejects.toMatchObject(tooMany);
    await expect(logIn('reporting', 'own')).rejects.toMatchObject(tooMany);
    await client.end();
    await (await eventually(() => logIn())).end();
  });
});

it('passes a cancellation on while no slot is free', async () => {
  await whileFull((client) => cancelQuery(endpoint, client));
});

it('counts a connection that still logs in, until it is closed', async () => {
  const first = await eventually(() => logIn());
  const waiting = await eventually(async () => {
    const { secured } = await startSession(endpoint);
    const [message] = (await once(secured, 'data')) as [Buffer];
    expect(message.toString('latin1', 0, 1)).toBe('R');
    return secured;
  });
  await expect(logIn()).rejects.toMatchObject(tooMany);
  waiting.destroy();
  await (await eventually(() => logIn())).end();
  await first.end();
});

it.each([
  ['a token that is refused', 'app_user', '28000'],
  ['a password that is refused', 'reporting', '28P01'],
])('frees the slot of a login with %s', async (_, user, code) => {
  await whileFull(async (client) => {
    await client.end();
    for (let times = 0; times < 3; times++) {
      await eventually(() => expect(logIn(user, 'guessed')).rejects.toMatchObject({ code }));
    }
    await (await eventually(() => logIn())).end();
  });
});

it('frees the slot of a session that the server has ended', async () => {
  await whileFull(async (client) => {
    const { processID } = client as unknown as { readonly processID: number };
    await endpoint.superuser.query('SELECT pg_terminate_backend($1)', [processID]);
    await (await eventually(() => logIn())).end();
  });
});

it.each([
  ['leaves', ({ secured }: StartedSession) => secured.destroy()],
  ['is reset', ({ plain }: StartedSession) => plain.resetAndDestroy()],
])('frees the slot of a client that %s while its membership is read', async (_, leave) => {
  await using closing = new AsyncDisposableStack();
  const own = closing.adopt(await testEndpoint(1), (each) => each.close());
  const { superuser } = own;
  // The server ends an abandoned login after a minute, which must not be what frees the slot.
  await superuser.query("ALTER SYSTEM SET authentication_timeout = '10min'");
  await superuser.query('SELECT pg_reload_conf()');
  await eventually(async () => {
    const { rows } = await superuser.query('SHOW authentication_timeout');
    expect(rows).toEqual([{ authentication_timeout: '10min' }]);
  });
  await superuser.query('BEGIN; LOCK TABLE pg_auth_members');
  const leaving = await startSession(own, 'reporting');
  leaving.secured.on('error', () => undefined);
  await eventually(async () => {
    const { rowCount } = await superuser.query('SELECT FROM pg_locks WHERE NOT granted');
    expect(rowCount).toBe(1);
  });
  leave(leaving);
  await superuser.query('COMMIT');
  const token = await tokenFor(own.port);
  await eventually(async () => {
    const client = clientOf(own, token);
    await client.connect();
    await client.end();
  });
});
