import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '@quartet/config';
import { z } from 'zod';
import type { Access } from './access.ts';
import { sendRequest } from './send-request.ts';

const Environment = z.object({
  QUARTET_API_KEY: z.string({ message: 'is missing' }),
  QUARTET_TOKEN: z.string({ message: 'is missing' }),
});

const Ready = z.object({
  url: z.url(),
  apiKey: z.string(),
  admin: z.object({ email: z.string(), password: z.string() }),
});

/** Access to the Quartet at a URL with key and token from the environment, or as admin to the one that runs here. */
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
  const { body } = await sendRequest({ url, apiKey }, login, z.object({ accessToken: z.string() }));
  return { url, apiKey, token: body.accessToken };
}

function readyIn(home: string): z.output<typeof Ready> {
  try {
    return Ready.parse(JSON.parse(readFileSync(join(home, 'ready.json'), 'utf8')));
  } catch (cause) {
    throw new Error(
      `No Quartet is running in ${home}; start it, or give the URL of another one with --url.`,
      {
        cause,
      },
    );
  }
}
