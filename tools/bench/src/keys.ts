import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** The keys and tokens of a users service. */
export interface Keys extends AsyncDisposable {
  /** The environment of a service that users and the orders service call. */
  readonly environment: NodeJS.ProcessEnv;
  /** The environment of the orders service, with its private key. */
  readonly privateEnvironment: NodeJS.ProcessEnv;
  /** Creates an access token of a new user. */
  token(role: 'shopper' | 'admin', id?: string): Promise<string>;
}

const issuer = 'https://quartet.example/api/users';
const audience = 'quartet';
const kid = 'bench';

export async function publishKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const published = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  const service = await generateKeyPair('ES256', { extractable: true });
  const servicePublic = { ...(await exportJWK(service.publicKey)), kid, alg: 'ES256', use: 'sig' };
  const server = createServer((_req, res) => {
    res
      .setHeader('Content-Type', 'application/json')
      .end(JSON.stringify({ keys: [published], sessions: [] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      JWKS_URL: `http://127.0.0.1:${port}/jwks.json`,
      TOKEN_ISSUER: issuer,
      TOKEN_AUDIENCE: audience,
      SERVICE_PUBLIC_KEYS: JSON.stringify({ orders: { keys: [servicePublic] } }),
    },
    privateEnvironment: {
      SERVICE_PRIVATE_KEY: JSON.stringify({
        ...(await exportJWK(service.privateKey)),
        ...{ kid, alg: 'ES256' },
      }),
    },
    token: (role, id = randomUUID()) =>
      new SignJWT({ role, sid: randomUUID() })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(id)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('15 min')
        .sign(privateKey),
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
