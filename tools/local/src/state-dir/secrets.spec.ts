import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicHalf, readSecrets, derivedSecret } from './secrets.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quartet-secrets-'));
  path = join(folder, 'secrets.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes secrets once, in a file for its owner alone', async () => {
  const made = await readSecrets(path);
  expect(await readSecrets(path)).toEqual(made);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('gives every role a password of its own, always the same', async () => {
  const secrets = await readSecrets(path);
  const [orders, users] = ['orders', 'users'].map((role) => derivedSecret(secrets, role));
  expect(orders).not.toBe(users);
  expect(derivedSecret(secrets, 'orders')).toBe(orders);
});

it('publishes nothing of a private key', async () => {
  const { serviceKey } = await readSecrets(path);
  expect(Object.keys(publicHalf(serviceKey)).toSorted()).toEqual(
    ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'].toSorted(),
  );
});

it('says which file is damaged', async () => {
  writeFileSync(path, '{');
  await expect(readSecrets(path)).rejects.toThrow(`${path} is damaged`);
});
