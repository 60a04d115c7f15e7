import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { Signer } from '@aws-sdk/rds-signer';
import { PolicyDocument } from '@quartet/cloudformation/schema/policy-document';
import { openMembership } from '@quartet/postgres';
import { eventually, temporaryServer } from '@quartet/testing';
import pg from 'pg';
import { type Credentials, credentialsOf } from '../../iam/credentials.ts';
import { createGuard } from '../../iam/guard.ts';
import { type DatabaseEndpoint, openDatabaseEndpoint } from '../database-endpoint.ts';
import { createCertificate } from '../create-certificate.ts';

export const region = 'eu-west-1';
export const userArn = `arn:aws:rds-db:${region}:123456789012:dbuser:db-ABC`;
export const roleArn = 'arn:aws:iam::123456789012:role/app';
export const [user, password] = ['app_user', 'local'];

export interface TestEndpoint extends DatabaseEndpoint {
  /** The fields of the lines `access denied`. */
  readonly denials: object[];
  /** Lines about bugs. */
  readonly errors: object[];
  readonly superuser: pg.Client;
  readonly ca: string;
}

function policy(statements: readonly object[]) {
  const document = { Version: '2012-10-17', Statement: statements };
  return { name: 'policy', ...PolicyDocument.parse(document) };
}

const role = {
  ...{ arn: roleArn, name: 'app', managedPolicyArns: [], permissionsBoundaryArn: undefined },
  trustPolicy: policy([]),
  policies: [
    policy([{ Effect: 'Allow', Action: 'rds-db:connect', Resource: `${userArn}/${user}` }]),
  ],
};

const users = `
  CREATE ROLE rds_iam;
  CREATE ROLE ${user} LOGIN PASSWORD '${password}' IN ROLE rds_iam;
  CREATE ROLE other_user LOGIN PASSWORD '${password}' IN ROLE rds_iam;`;

/** An endpoint before a PostgreSQL with two members of `rds_iam`, of which a role of IAM may log in as one. */
export async function testEndpoint(maxConnections?: number): Promise<TestEndpoint> {
  const [certificate, server] = await Promise.all([
    createCertificate('localhost'),
    temporaryServer(),
  ]);
  const superuser = new pg.Client({ connectionString: server.superuser });
  await superuser.connect();
  await superuser.query(users);
  const membership = openMembership(server.superuser);
  const [denials, errors]: [object[], object[]] = [[], []];
  const log = {
    info: () => undefined,
    warn: (fields: object) => denials.push(fields),
    error: (fields: object) => errors.push(fields),
  };
  const access = { requests: [], resourcePolicies: [], roles: [role] };
  const endpoint = await openDatabaseEndpoint({
    ...{ hostname: 'localhost', port: 0, certificate, userArn, log, maxConnections },
    guard: createGuard(access, log),
    server: {
      ...{ host: '127.0.0.1', port: server.port, passwordOf: () => password },
      isMember: (name, group) => membership.isMember(name, group),
    },
  });
  return {
    ...{ ...endpoint, denials, errors, superuser, ca: certificate.cert },
    close: async () => {
      await endpoint.close();
      await membership.close();
      await superuser.end();
      await server.close();
    },
  };
}

interface TokenOptions {
  readonly username?: string;
  readonly hostname?: string;
  readonly region?: string;
  readonly credentials?: Credentials;
}

/** A token as a task gets it from the AWS SDK. */
export function tokenFor(port: number, options: TokenOptions = {}): Promise<string> {
  const usual = { hostname: 'localhost', username: user, region };
  return new Signer({
    port,
    credentials: credentialsOf(roleArn),
    ...usual,
    ...options,
  }).getAuthToken();
}

/** A client of the endpoint that is not connected yet. */
export function clientOf({ port, ca }: TestEndpoint, token: string, more: pg.ClientConfig = {}) {
  const client = new pg.Client({
    ...{ host: 'localhost', port, user, database: 'postgres', password: token, ssl: { ca } },
    ...more,
  });
  client.on('error', () => undefined);
  return client;
}

export const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

export interface StartedSession {
  readonly plain: Socket;
  readonly secured: TLSSocket;
}

/** A connection over TLS that has sent its startup message, and no password. */
export async function startSession(
  { port, ca }: TestEndpoint,
  name = user,
): Promise<StartedSession> {
  const plain = connect(port, '127.0.0.1');
  plain.write(sslRequest);
  await once(plain, 'data');
  const secured = connectTls({ socket: plain, ca, servername: 'localhost' });
  await once(secured, 'secureConnect');
  const message = Buffer.from(`\0\0\0\0\0\x03\0\0user\0${name}\0\0`, 'latin1');
  message.writeInt32BE(message.length);
  secured.write(message);
  return { plain, secured };
}

/** Sends a query that sleeps, and cancels it on a connection of its own. */
export async function cancelQuery(
  { port, superuser }: TestEndpoint,
  client: pg.Client,
): Promise<void> {
  const { processID, secretKey } = client as unknown as Record<string, number>;
  const sleep = expect(client.query('SELECT pg_sleep(600)')).rejects.toMatchObject({
    code: '57014',
  });
  await eventually(async () => {
    const sql = `SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'`;
    expect((await superuser.query(sql, [processID])).rowCount).toBe(1);
  });
  const request = Buffer.alloc(16);
  [16, 80_877_102, processID ?? 0, secretKey ?? 0].forEach((each, at) =>
    request.writeInt32BE(each, at * 4),
  );
  const socket = connect(port, '127.0.0.1').resume();
  socket.write(request);
  await once(socket, 'close');
  await sleep;
}

/** The user that a client is once it has logged in; its connection ends. */
export async function currentUser(client: pg.Client): Promise<string | undefined> {
  try {
    await client.connect();
    const { rows } = await client.query<{ readonly name: string }>('SELECT current_user AS name');
    return rows[0]?.name;
  } finally {
    await client.end();
  }
}
