import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '@quartet/config';
import { z } from 'zod';
import { ask } from './ask.ts';

/** Where the edge is, and what opens it: an API key, and the access token of an admin. */
export interface Access {
  readonly url: string;
  readonly apiKey: string;
  readonly token: string;
}

const Environment = z.object({
  QUARTET_API_KEY: z.string({ message: 'is missing' }),
  QUARTET_TOKEN: z.string({ message: 'is missing' }),
});

const Ready = z.object({
  url: z.url(),
  apiKey: z.string(),
  admin: z.object({ email: z.string(), password: z.string() }),
});

/** To the Quartet at an address, with key and token of the environment; or as the admin of the one that runs here. */
export async function openAccess(
  url: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Access> {
  if (url === undefined) return logIn(resolve(environment['QUARTET_HOME'] ?? '.quartet'));
  const { QUARTET_API_KEY: apiKey, QUARTET_TOKEN: token } = readConfig(Environment, environment);
  return { url, apiKey, token };
}

async function logIn(home: string): Promise<Access> {
  const { url, apiKey, admin } = readyIn(home);
  const login = { method: 'POST', path: '/api/users/login', body: admin } as const;
  const { body } = await ask({ url, apiKey }, login, z.object({ accessToken: z.string() }));
  return { url, apiKey, token: body.accessToken };
}

function readyIn(home: string): z.output<typeof Ready> {
  try {
    return Ready.parse(JSON.parse(readFileSync(join(home, 'ready.json'), 'utf8')));
  } catch (cause) {
    throw new Error(`Nothing runs in ${home}; start it, or name another Quartet with --url.`, {
      cause,
    });
  }
}
