import type { SignedRequest } from '../iam/signature.ts';

interface LoginTarget {
  /** Name and port of the endpoint, as its clients know it. */
  readonly host: string;
  readonly region: string;
  readonly user: string;
}

/** A password that is no token for this login. */
export class InvalidToken extends Error {
  override readonly name = 'InvalidToken';
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html: a lifetime of 15 minutes */
const maxExpires = 900;

/**
 * Reads the request that a token stands for: a presigned URL without its scheme.
 * @throws InvalidToken for what is no token, and for one of another user or endpoint
 */
export function readToken(token: string, { host, region, user }: LoginTarget): SignedRequest {
  const url = `https://${token}`;
  if (!URL.canParse(url)) throw new InvalidToken('The password is no token.');
  const { host: tokenHost, pathname, search, searchParams } = new URL(url);
  const value = (name: string) => searchParams.get(name) ?? '';
  if (value('Action') !== 'connect') throw new InvalidToken('The password is no token.');
  if (tokenHost !== host)
    throw new InvalidToken(`The token is for ${tokenHost} instead of ${host}.`);
  if (value('DBUser') !== user) {
    throw new InvalidToken(`The token is for ${value('DBUser')} instead of ${user}.`);
  }
  if (Number(value('X-Amz-Expires')) > maxExpires) {
    throw new InvalidToken(`The token is valid for more than ${maxExpires} s.`);
  }
  if (value('X-Amz-Credential').split('/')[2] !== region) {
    throw new InvalidToken(`The token is not for the region ${region}.`);
  }
  return {
    ...{ service: 'rds-db', method: 'GET', url: pathname + search, body: Buffer.alloc(0) },
    headers: { host },
  };
}
