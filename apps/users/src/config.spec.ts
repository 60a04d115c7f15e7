import { ConfigError, readConfig } from '@quartet/config';
import { Config } from './config.ts';
import { environmentOn } from './testing/environment.ts';
import { newSigningKey } from './testing/signing-keys.ts';

const url = 'postgres://127.0.0.1/none';
const environment = environmentOn({
  settings: { DATABASE_URL: url, MIGRATIONS_DATABASE_URL: url },
});

const past = new Date('2026-01-01T00:00:00Z');
const future = new Date('2999-01-01T00:00:00Z');
const key = newSigningKey('first', past);

function reading(changes: Record<string, unknown>): () => unknown {
  const texts = Object.entries(changes).map(([name, value]) => [name, text(value)] as const);
  return () => readConfig(Config, { ...environment, ...Object.fromEntries(texts) });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

it('reads the times and rates of the design when nothing else is said', () => {
  expect(readConfig(Config, environment)).toMatchObject({
    ACCESS_TOKEN_LIFETIME: 600_000,
    REFRESH_REPEAT_WITHIN: 10_000,
    SESSION_LIFETIME: 2_592_000_000,
    SESSION_IDLE_LIFETIME: 604_800_000,
    LOGIN_FAILURES: 5,
    LOGIN_LONGEST_DELAY: 900_000,
    LOGINS_PER_MINUTE: 20,
    PASSWORD_MEMORY: 19_456,
    PASSWORD_PASSES: 2,
    PASSWORDS_AT_ONCE: 2,
  });
});

it('reads the moment from which a key signs', () => {
  const { SIGNING_KEYS } = readConfig(Config, {
    ...environment,
    SIGNING_KEYS: JSON.stringify([{ ...key, signsFrom: '2026-01-01T02:00:00+02:00' }]),
  });
  expect(SIGNING_KEYS.map(({ kid, signsFrom }) => ({ kid, signsFrom }))).toEqual([
    { kid: 'first', signsFrom: past },
  ]);
});

it.each([
  { what: 'cheaper passwords', changes: { PASSWORD_MEMORY: '19455' } },
  { what: 'a single pass', changes: { PASSWORD_PASSES: '1' } },
  { what: 'no delay at all', changes: { LOGIN_FIRST_DELAY: '0' } },
  { what: 'a short secret', changes: { REFRESH_TOKEN_SECRET: 'short' } },
  { what: 'an issuer without an address', changes: { TOKEN_ISSUER: 'quartet' } },
  { what: 'no keys', changes: { SIGNING_KEYS: [] } },
  { what: 'keys to come only', changes: { SIGNING_KEYS: [newSigningKey('late', future)] } },
  { what: 'a kid that could be a path', changes: { SIGNING_KEYS: [{ ...key, kid: '../a' }] } },
  { what: 'a kid of 65 letters', changes: { SIGNING_KEYS: [{ ...key, kid: 'a'.repeat(65) }] } },
  { what: 'a public key', changes: { SIGNING_KEYS: [{ ...key, d: undefined }] } },
  { what: 'a key that never begins', changes: { SIGNING_KEYS: [{ ...key, signsFrom: 'soon' }] } },
  { what: 'a weak key', changes: { SIGNING_KEYS: [newSigningKey('weak', past, 1024)] } },
  {
    what: 'two keys of one name',
    changes: { SIGNING_KEYS: [key, { ...key, signsFrom: future.toISOString() }] },
  },
  {
    what: 'two keys of one moment',
    changes: { SIGNING_KEYS: [key, { ...key, kid: 'second' }] },
  },
])('refuses $what, by name and without the value', ({ changes }) => {
  const [name] = Object.keys(changes);
  expect(reading(changes)).toThrow(ConfigError);
  expect(reading(changes)).toThrow(new RegExp(`^ {2}${name}`, 'm'));
  expect(reading(changes)).not.toThrow(key.d);
});
