import { createHmac, generateKeyPair, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { UserError } from '@quartet/cloudformation/user-error';
import type { Account } from '@quartet/local-client/ready-content';
import { writeFileAtomic } from '../os/write-file-atomic.ts';

type Jwk = JsonWebKey & { readonly kid: string };

/** Everything that must stay secret, and the same from start to start. */
export interface Secrets {
  readonly apiKey: string;
  readonly superuserPassword: string;
  readonly rolePasswords: string;
  readonly webhookSecret: string;
  readonly refreshTokenSecret: string;
  readonly signingKeys: readonly (Jwk & { readonly signsFrom: string })[];
  readonly serviceKey: Jwk;
  readonly admin: Account;
  readonly shopper: Account;
  /** Values of stored parameters by their paths, put there by the user. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Made once, then read from the file, which only its owner can read. */
export async function readSecrets(path: string): Promise<Secrets> {
  if (!existsSync(path)) writeFileAtomic(path, JSON.stringify(await makeSecrets(), null, 2));
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Secrets;
  } catch (cause) {
    throw new UserError(`${path} is damaged; remove it and start with --reset.`, { cause });
  }
}

/** Each role of a database and each parameter has a secret of its own; they follow from one. */
export function derivedSecret({ rolePasswords }: Secrets, name: string): string {
  return createHmac('sha256', rolePasswords).update(name).digest('base64url');
}

/** The members of an EC or RSA key that others may know: https://www.rfc-editor.org/rfc/rfc7518#section-6 */
const publicMembers = ['kty', 'alg', 'crv', 'x', 'y', 'n', 'e'];

/** The half that others may know. */
export function publicHalf({ kid, ...key }: Jwk): Jwk {
  const half = Object.entries(key).filter(([name]) => publicMembers.includes(name));
  return { ...Object.fromEntries(half), kid, use: 'sig' };
}

async function makeSecrets(): Promise<Secrets> {
  const [signingKey, serviceKey] = await Promise.all([makeKey(), makeServiceKey()]);
  return {
    apiKey: `qk_${token()}`,
    superuserPassword: token(),
    rolePasswords: token(),
    webhookSecret: token(),
    refreshTokenSecret: token(),
    signingKeys: [{ ...signingKey, signsFrom: new Date(0).toISOString() }],
    serviceKey,
    admin: { email: 'admin@quartet.example', password: token() },
    shopper: { email: 'shopper@quartet.example', password: token() },
  };
}

async function makeKey(): Promise<Jwk> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256' };
}

/** A key for ES256, like that of a stage on AWS. */
async function makeServiceKey(): Promise<Jwk> {
  const { privateKey } = await promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256' };
}

function token(): string {
  return randomBytes(32).toString('base64url');
}
