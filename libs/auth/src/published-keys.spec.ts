import { eventually, listen, type Listening, testConfig } from '@quartet/testing';
import { type Signer, signer } from './fixture/signer.ts';
import { createVerifier, type Verifier } from './index.ts';

const refused = expect.objectContaining({ code: 'unauthenticated' });
const unavailable = expect.objectContaining({ code: 'unavailable', retryAfter: 1 });

describe('published keys', () => {
  const [first, second] = [signer('users-1'), signer('users-2')];
  let published: readonly Signer[];
  let fetches: number;
  let userAgent: string | undefined;
  let up: boolean;
  let server: Listening;

  beforeEach(async () => {
    [published, fetches, up] = [[first], 0, true];
    server = await listen((req, res) => {
      if (req.url === '/revocations.json') return void res.end('{"sessions":[]}');
      fetches += 1;
      userAgent = req.headers['user-agent'];
      res.statusCode = up ? 200 : 500;
      res.end(JSON.stringify({ keys: published.map(({ publicJwk }) => publicJwk) }));
    });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await server?.close();
  });

  const verifier = (changes: Record<string, string> = {}): Verifier => {
    const { config, log } = testConfig({ JWKS_URL: server.url, ...changes });
    return createVerifier({ name: 'products', config, log });
  };
  const token = (by: Signer, kid = by.publicJwk.kid) => {
    const iat = Math.floor(Date.now() / 1000);
    const sub = crypto.randomUUID();
    const claims = {
      iss: 'https://quartet.test',
      aud: 'quartet',
      sub,
      role: 'shopper',
      sid: sub,
      iat,
    };
    const more = { jti: crypto.randomUUID(), exp: iat + 600 };
    return by.sign({ alg: 'RS256', typ: 'at+jwt', kid }, { ...claims, ...more });
  };

  it('are fetched once, when the first token comes, however many come at once', async () => {
    const { verify } = verifier();
    expect(fetches).toBe(0);
    await Promise.all(Array.from({ length: 20 }, () => verify(token(first))));
    await verify(token(first));
    expect(fetches).toBe(1);
  });

  // https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
  it('are fetched with a user agent, without which a web ACL blocks it', async () => {
    await verifier().verify(token(first));
    expect(userAgent).toBe('quartet');
  });

  it('are fetched at most once per cooldown because of unknown ones', async () => {
    const { verify } = verifier({ JWKS_COOLDOWN: '60000' });
    await verify(token(first));
    const unknown = Array.from({ length: 50 }, (_, n) => verify(token(second, `unknown-${n}`)));
    for (const outcome of await Promise.allSettled(unknown))
      expect(outcome).toEqual({ status: 'rejected', reason: refused });
    expect(fetches).toBe(1);
  });

  it('are looked for again when the cooldown is over, so that a new key is noticed', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    const { verify } = verifier({ JWKS_COOLDOWN: '100' });
    await verify(token(first));
    published = [first, second];
    now.mockReturnValue(99);
    await expect(verify(token(second))).rejects.toEqual(refused);
    now.mockReturnValue(100);
    await verify(token(second));
    await verify(token(first));
    expect(fetches).toBe(2);
  });

  it('stay known while they cannot be fetched', async () => {
    const { verify } = verifier({ JWKS_COOLDOWN: '0', JWKS_MAX_AGE: '0' });
    await verify(token(first));
    up = false;
    await expect(verify(token(second))).rejects.toEqual(refused);
    await verify(token(first));
    await server.close();
    await expect(verify(token(second))).rejects.toEqual(refused);
    await verify(token(first));
    server = await listen(() => undefined);
  });

  it('make the verifier unavailable, and refuse nobody, while none was ever fetched', async () => {
    up = false;
    const { verify } = verifier();
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    await expect(verify(token(first))).rejects.toEqual(unavailable);
    now.mockReturnValue(499);
    await expect(verify(token(first))).rejects.toEqual(unavailable);
    expect(fetches).toBe(1);
    up = true;
    now.mockReturnValue(500);
    await verify(token(first));
    expect(fetches).toBe(2);
  });

  it('are waited for no longer than the time limit', async () => {
    const silent = await listen(() => undefined);
    const { verify } = verifier({ JWKS_URL: silent.url, JWKS_TIMEOUT: '50' });
    await expect(verify(token(first))).rejects.toEqual(unavailable);
    await silent.close();
  });

  it('are fetched again in the background when they are old; one that is gone proves nothing more', async () => {
    const { verify, cached: remembered } = verifier({ JWKS_MAX_AGE: '50', JWKS_COOLDOWN: '0' });
    const known = token(first);
    await verify(known);
    expect(remembered(known)).toBeDefined();
    published = [second];
    await eventually(async () => {
      await verify(token(second)).catch(() => undefined);
      expect(remembered(known)).toBeUndefined();
    });
    await expect(verify(known)).rejects.toEqual(refused);
    await verify(token(second));
  });

  it('that are the same as before leave what is remembered', async () => {
    const { verify, cached: remembered } = verifier({ JWKS_MAX_AGE: '0', JWKS_COOLDOWN: '0' });
    const known = token(first);
    await verify(known);
    await eventually(async () => {
      await verify(token(first));
      expect(fetches).toBeGreaterThan(3);
    });
    expect(remembered(known)).toBeDefined();
  });

  it('of another shape count as not fetched', async () => {
    const odd = await listen((_req, res) => res.end('{"keys":"none"}'));
    const { verify } = verifier({ JWKS_URL: odd.url });
    await expect(verify(token(first))).rejects.toEqual(unavailable);
    await odd.close();
  });
});
