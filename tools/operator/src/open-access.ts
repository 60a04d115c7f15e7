import type { Tokens } from '@quartet/client';
import { readConfig } from '@quartet/config';
import { requireReady, stateFolder } from '@quartet/local-client/ready';
import { z } from 'zod';
import { type Access, type Call, sendRequest } from './send-request.ts';

const Environment = z.object({
  QUARTET_API_KEY: z.string({ message: 'is missing' }),
  QUARTET_TOKEN: z.string({ message: 'is missing' }),
});

/** Access to the Quartet at a URL with key and token from the environment, or as admin to the one that runs here. */
export async function openAccess(
  url: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<Access> {
  if (url === undefined) return logIn(stateFolder(environment));
  const { QUARTET_API_KEY: apiKey, QUARTET_TOKEN: token } = readConfig(Environment, environment);
  return { url, apiKey, token };
}

async function logIn(home: string): Promise<Access> {
  const hint = 'give the URL of another one with --url';
  const { url, apiKey, admin } = requireReady(home, hint);
  const Session = z.object({ accessToken: z.string() });
  const { email, password } = admin;
  const call: Call<Tokens> = (api) => api.POST('/api/users/login', { body: { email, password } });
  const { body } = await sendRequest({ url, apiKey }, call, Session);
  return { url, apiKey, token: body.accessToken };
}
