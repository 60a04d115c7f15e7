import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { isPresigned, readPresignedUrl, verifyPresignedUrl } from './presigned-url.ts';
import type { SignedRequest } from './signature.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const signedAt = Date.UTC(2026, 10, 30, 12);

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(signedAt));
afterEach(() => jest.restoreAllMocks());

/** A request that is valid for a quarter of an hour. */
async function presigned(service = 'rds-db'): Promise<SignedRequest> {
  const signer = new SignatureV4({ service, region: 'eu-west-1', credentials, sha256: Sha256 });
  const headers = { host: 'localhost:5432' };
  const { query = {} } = await signer.presign(
    {
      ...{ method: 'GET', protocol: 'https:', hostname: 'localhost', path: '/', headers },
      query: { Action: 'connect', DBUser: 'ü +' },
    },
    { expiresIn: 900, signingDate: new Date(signedAt) },
  );
  const url = `/?${new URLSearchParams(query as Record<string, string>)}`;
  return { service: 'rds-db', method: 'GET', url, headers, body: Buffer.alloc(0) };
}

const verify = async (request: SignedRequest, keys = credentials) =>
  verifyPresignedUrl(request, readPresignedUrl(request), keys);

it('accepts a URL that was signed with the same secret', async () => {
  const request = await presigned();
  expect(isPresigned(request)).toBe(true);
  await verify(request);
});

it.each<readonly [string, (request: SignedRequest) => SignedRequest]>([
  ['another host', (request) => ({ ...request, headers: { host: 'localhost:5433' } })],
  ['another method', (request) => ({ ...request, method: 'POST' })],
  ['another path', (request) => ({ ...request, url: request.url.replace('/?', '/x?') })],
  ['another value', (request) => ({ ...request, url: request.url.replace('connect', 'drop') })],
  ['one more value', (request) => ({ ...request, url: `${request.url}&DBUser=other` })],
  ['a longer time', (request) => ({ ...request, url: request.url.replace('=900', '=901') })],
])('refuses a URL with %s', async (_, change) => {
  await expect(verify(change(await presigned()))).rejects.toMatchObject({
    type: 'InvalidSignatureException',
    message: expect.stringMatching(/^The request signature we calculated does not match/) as string,
  });
});

it('refuses a URL that was signed with another secret', async () => {
  const other = { ...credentials, secretAccessKey: 'other' };
  await expect(verify(await presigned(), other)).rejects.toThrow(/does not match the signature/);
});

it.each([
  [-301, /^Signature not yet current/],
  [-300, undefined],
  [900, undefined],
  [901, /^Signature expired/],
])('gives %d s after the signature %s', async (seconds, message) => {
  const request = await presigned();
  jest.spyOn(Date, 'now').mockReturnValue(signedAt + seconds * 1_000);
  const verified = verify(request);
  if (message) await expect(verified).rejects.toThrow(message);
  else await verified;
});

it('refuses a URL for another service', async () => {
  await expect(verify(await presigned('events'))).rejects.toThrow(
    "Credential should be scoped to correct service: 'rds-db'.",
  );
});

it.each(['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders'])(
  'refuses a URL without its X-Amz-%s',
  async (name) => {
    const request = await presigned();
    const url = request.url.replace(`X-Amz-${name}=`, 'X-Other=');
    await expect(verify({ ...request, url })).rejects.toMatchObject({
      type: 'IncompleteSignatureException',
    });
  },
);

it.each([
  [
    'a time that is none',
    'X-Amz-Date=20261130T120000Z',
    'X-Amz-Date=20261130T999999Z',
    /is not a time/,
  ],
  ['more than seven days', 'X-Amz-Expires=900', 'X-Amz-Expires=604801', /from 1 to 604800 seconds/],
])('refuses a URL with %s', async (_, part, other, message) => {
  const request = await presigned();
  expect(request.url).toContain(part);
  const changed = { ...request, url: request.url.replace(part, other) };
  await expect(verify(changed)).rejects.toMatchObject({
    type: 'InvalidSignatureException',
    message: expect.stringMatching(message) as string,
  });
});

it('takes a path that is no URL for one without a signature', async () => {
  expect(isPresigned({ ...(await presigned()), url: '//' })).toBe(false);
});
