import type pg from 'pg';
import { connect, type Login } from '../connect.ts';

interface Connection {
  readonly login: Login;
  readonly database: string;
}

/** Works on one connection to a database of the server, and closes it. */
export async function connected(
  { login, database }: Connection,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const url = Object.assign(new URL(login.url), { pathname: `/${database}` }).href;
  const client = await connect({ ...login, url });
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
