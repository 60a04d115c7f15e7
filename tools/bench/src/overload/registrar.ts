import { randomUUID } from 'node:crypto';
import type { Account } from '@quartet/local-client/ready-content';
import { median } from '../median.ts';
import type { LoadedRequest, Send } from './send.ts';

const logins = 30;
/** Milliseconds between two registrations: 40 a second, more than a core can hash. */
const interval = 25;

/** Milliseconds of a login at the median. */
export interface LoginTimes {
  readonly alone: number;
  /** While one address registers 40 users a second. */
  readonly besideRegistrar: number;
}

export async function timeLogins(send: Send, account: Account): Promise<LoginTimes> {
  const login = post('/api/users/login', { email: account.email, password: account.password });
  await timesOf(send, login);
  const alone = await timesOf(send, login);
  const registering: Promise<unknown>[] = [];
  const timer = setInterval(() => registering.push(send(registration())), interval);
  const besideRegistrar = await timesOf(send, login);
  clearInterval(timer);
  await Promise.all(registering);
  return { alone: median(alone), besideRegistrar: median(besideRegistrar) };
}

async function timesOf(send: Send, login: LoadedRequest): Promise<readonly number[]> {
  const times: number[] = [];
  for (let number = 0; number < logins; number++) {
    const { outcome, detail, ms } = await send(login);
    if (outcome !== 'good') throw new Error(`a login returned ${detail}`);
    times.push(ms);
  }
  return times;
}

function registration(): LoadedRequest {
  const email = `${randomUUID()}@example.com`;
  return post('/api/users', { email, password: `pass of ${email}`, name: 'Ada Lovelace' });
}

function post(path: string, body: unknown): LoadedRequest {
  const headers = { 'content-type': 'application/json', 'user-agent': 'bench' };
  return { method: 'POST', path, headers, body: JSON.stringify(body) };
}
