import { testTokens, type TestTokens } from '@quartet/testing';
import { decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { createServiceSigner, type ServiceSigner } from './index.ts';

const user = '01987b1c-8a4e-7c3a-9d52-0c6f1a2b3c4d';

describe('a service signer', () => {
  let tokens: TestTokens;
  let sign: ServiceSigner;

  beforeAll(async () => {
    tokens = await testTokens();
  });
  beforeEach(() => {
    jest.useFakeTimers();
    sign = createServiceSigner({ SERVICE_PRIVATE_KEY: tokens.servicePrivateKey }, 'orders');
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('makes a token for one service and one user that lives 60 s', async () => {
    const token = await sign('products', user);
    const { iat = 0, exp, jti, ...claims } = decodeJwt(token);
    expect(claims).toEqual({ iss: 'orders', aud: 'products', sub: user });
    expect(exp).toBe(iat + 60);
    expect(jti).toEqual(expect.any(String));
    expect(decodeProtectedHeader(token)).toEqual({
      alg: 'ES256',
      typ: 'service+jwt',
      kid: 'orders-test',
    });
  });

  it('uses it again for half of its life', async () => {
    const first = await sign('products', user);
    jest.advanceTimersByTime(29_000);
    expect(await sign('products', user)).toBe(first);
    jest.advanceTimersByTime(2_000);
    expect(await sign('products', user)).not.toBe(first);
  });

  it('uses it for no other service and no other user', async () => {
    const all = await Promise.all([
      sign('products', user),
      sign('payments', user),
      sign('products', crypto.randomUUID()),
    ]);
    expect(new Set(all).size).toBe(3);
  });

  it('signs once for all that ask at once', async () => {
    const all = await Promise.all([sign('products', user), sign('products', user)]);
    expect(new Set(all).size).toBe(1);
  });

  it('does not remember a failure', async () => {
    const nobody = { toString: () => user } as unknown as string;
    await expect(sign('products', nobody)).rejects.toThrow();
    expect(decodeJwt(await sign('products', user)).sub).toBe(user);
  });

  it('refuses a key that is none when it is made', () => {
    const { kty, crv, x, y } = tokens.servicePrivateKey;
    const SERVICE_PRIVATE_KEY = { kty, crv, x, y } as JWK;
    expect(() => createServiceSigner({ SERVICE_PRIVATE_KEY }, 'orders')).toThrow();
  });
});
