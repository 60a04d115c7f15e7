import { createHmac } from 'node:crypto';
import { testConfig } from '@quartet/testing';
import { createLocalJWKSet } from 'jose';
import { type Signer, signer } from './fixture/signer.ts';
import { createVerifier, type Verifier } from './index.ts';

const user = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';
const session = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4e';
const refused = expect.objectContaining({ code: 'unauthenticated' });

describe('a verifier', () => {
  let users: Signer;
  let orders: Signer;
  let mallory: Signer;
  let verifier: Verifier;

  beforeAll(() => {
    [users, orders, mallory] = [signer('users-1'), signer('orders-1'), signer('users-1')];
    const SERVICE_PUBLIC_KEYS = JSON.stringify({ orders: { keys: [orders.publicJwk] } });
    const { config, log } = testConfig({ SERVICE_PUBLIC_KEYS });
    const own = {
      keys: createLocalJWKSet({ keys: [users.publicJwk] }),
      revocations: async () => new Set<string>(),
    };
    verifier = createVerifier({ name: 'products', config, log, own });
  });

  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['performance'] }));
  afterEach(() => void jest.useRealTimers());

  const now = () => Math.floor(Date.now() / 1000);
  const claims = (changes: object = {}) => ({
    iss: 'https://quartet.test',
    aud: 'quartet',
    sub: user,
    role: 'shopper',
    sid: session,
    jti: crypto.randomUUID(),
    iat: now(),
    exp: now() + 600,
    ...changes,
  });
  const momentsFrom = (offsets: object): object =>
    Object.fromEntries(
      Object.entries(offsets).map(([name, offset]) => [name, now() + Number(offset)]),
    );
  const header = { alg: 'RS256', typ: 'at+jwt', kid: 'users-1' };
  const peer = { alg: 'RS256', typ: 'service+jwt', kid: 'orders-1' };
  const peerClaims = (changes: object = {}) =>
    claims({ iss: 'orders', aud: 'products', exp: now() + 60, ...changes });
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('says who the user is', async () => {
    const token = users.sign(header, claims({ role: 'admin' }));
    expect(await verifier.verify(token)).toEqual({
      ...{ kind: 'user', id: user, role: 'admin' },
      session,
    });
  });

  it('says which service calls, and for whom', async () => {
    const token = orders.sign(peer, peerClaims());
    expect(await verifier.verify(token)).toEqual({ kind: 'service', name: 'orders', userId: user });
  });

  it('bears clocks that differ by up to 30 s', async () => {
    const late = users.sign(header, claims({ exp: now() - 25 }));
    await expect(verifier.verify(late)).resolves.toMatchObject({ id: user });
  });

  it.each<[string, object]>([
    ['expired longer ago than that', { iat: -635, exp: -35 }],
    ['is not valid yet', { nbf: 60 }],
  ])('refuses a token that %s', async (_, offsets) => {
    const token = users.sign(header, claims(momentsFrom(offsets)));
    await expect(verifier.verify(token)).rejects.toEqual(refused);
  });

  it.each<[string, object]>([
    ['another issuer', { iss: 'https://elsewhere.test' }],
    ['another audience', { aud: 'elsewhere' }],
    ['no expiry', { exp: undefined }],
    ['no subject', { sub: undefined }],
    ['no id', { jti: undefined }],
    ['no moment of issue', { iat: undefined }],
    ['a subject that is no id', { sub: 'admin' }],
    ['no role', { role: undefined }],
    ['a role that does not exist', { role: 'root' }],
    ['no session', { sid: undefined }],
    ['a session that is no id', { sid: 'any' }],
  ])('refuses %s', async (_, changes) => {
    const token = users.sign(header, claims(changes));
    await expect(verifier.verify(token)).rejects.toEqual(refused);
  });

  it.each<[string, object]>([
    ['no type', { typ: undefined }],
    ['another type', { typ: 'JWT' }],
    ['the type of a service token', { typ: 'service+jwt' }],
    ['another RSA algorithm', { alg: 'PS256' }],
    ['a critical extension', { crit: ['x-more'], 'x-more': 1 }],
    ['no key id', { kid: undefined }],
    ['a key id of other characters', { kid: '../../dev/null' }],
    ['a key id that is too long', { kid: 'k'.repeat(65) }],
    ['an unknown key id', { kid: 'users-2' }],
  ])('refuses a header with %s', async (_, changes) => {
    const token = users.sign({ ...header, ...changes }, claims());
    await expect(verifier.verify(token)).rejects.toEqual(refused);
  });

  it('refuses a token without a signature, and one signed with the public key as a secret', async () => {
    const none = `${part({ ...header, alg: 'none' })}.${part(claims())}.`;
    await expect(verifier.verify(none)).rejects.toEqual(refused);
    for (const secret of [users.publicPem, JSON.stringify(users.publicJwk)]) {
      const text = `${part({ ...header, alg: 'HS256' })}.${part(claims())}`;
      const signature = createHmac('sha256', secret).update(text).digest('base64url');
      await expect(verifier.verify(`${text}.${signature}`)).rejects.toEqual(refused);
    }
  });

  it('takes no key from the token: neither in it, nor from where it points', async () => {
    const offers = {
      jwk: mallory.publicJwk,
      jku: 'http://127.0.0.1:1/jwks.json',
      x5u: 'http://127.0.0.1:1/cert.pem',
    };
    const forged = mallory.sign({ ...header, ...offers }, claims());
    await expect(verifier.verify(forged)).rejects.toEqual(refused);
    const honest = users.sign({ ...header, ...offers }, claims());
    await expect(verifier.verify(honest)).resolves.toMatchObject({ id: user });
  });

  it.each<[string, object]>([
    ['lives longer than 15 minutes', { iat: 0, exp: 901 }],
    ['lives for a year', { iat: 0, exp: 31_536_000 }],
    ['was issued an hour ahead', { iat: 3_600, exp: 4_200 }],
  ])('refuses an access token that %s', async (_, offsets) => {
    const token = users.sign(header, claims(momentsFrom(offsets)));
    await expect(verifier.verify(token)).rejects.toEqual(refused);
  });

  it.each<[string, object]>([
    ['lives longer than a minute', { iat: 0, exp: 61 }],
    ['lives for a year', { iat: 0, exp: 31_536_000 }],
    ['was issued an hour ahead', { iat: 3_600, exp: 3_660 }],
  ])('refuses a service token that %s', async (_, offsets) => {
    const token = orders.sign(peer, peerClaims(momentsFrom(offsets)));
    await expect(verifier.verify(token)).rejects.toEqual(refused);
  });

  it('refuses a token that was changed anywhere', async () => {
    const token = users.sign(header, claims());
    for (let at = 0; at < token.length; at += 7) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      await expect(verifier.verify(changed)).rejects.toEqual(refused);
    }
  });

  it.each(['', '.', '..', 'a.b.c', '{}.{}.{}', 'e30.e30.e30', 'bnVsbA.bnVsbA.'])(
    'refuses "%s"',
    (text) => expect(verifier.verify(text)).rejects.toEqual(refused),
  );

  it.each<[string, object]>([
    ['for another service', { aud: 'payments' }],
    ['of an unknown service', { iss: 'mallory' }],
    ['of no service', { iss: undefined }],
    ['of what every object has', { iss: '__proto__' }],
    ['of what every object inherits', { iss: 'constructor' }],
    ['for no user', { sub: 'system' }],
    ['that expired', { exp: 1 }],
  ])('refuses a service token %s', async (_, changes) => {
    const token = orders.sign(peer, peerClaims(changes));
    await expect(verifier.verify(token)).rejects.toEqual(refused);
  });

  it('refuses a service token that its issuer has not signed', async () => {
    for (const other of [users, mallory]) {
      const token = other.sign(peer, peerClaims());
      await expect(verifier.verify(token)).rejects.toEqual(refused);
    }
  });

  it('remembers who sent a token until it has expired', async () => {
    const token = users.sign(header, claims({ exp: now() + 5 }));
    expect(verifier.cached(token)).toBeUndefined();
    await verifier.verify(token);
    expect(verifier.cached(token)).toMatchObject({ id: user });
    jest.advanceTimersByTime(36_000);
    expect(verifier.cached(token)).toBeUndefined();
    await expect(verifier.verify(token)).rejects.toEqual(refused);
  });

  it('remembers nothing of a token that it has refused', async () => {
    const token = users.sign(header, claims({ aud: 'elsewhere' }));
    await expect(verifier.verify(token)).rejects.toEqual(refused);
    expect(verifier.cached(token)).toBeUndefined();
  });
});
