import { Signer } from '@aws-sdk/rds-signer';
import { PolicyDocument } from '@quartet/cloudformation/schema/policy-document';
import { openMembership } from '@quartet/postgres';
import { temporaryServer } from '@quartet/testing';
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
export async function testEndpoint(): Promise<TestEndpoint> {
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
    ...{ hostname: 'localhost', port: 0, certificate, userArn, log },
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
