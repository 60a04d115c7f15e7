import { readSignature, type SignedRequest, verifySignature } from './signature.ts';
import { host, signedRequest } from './testing/signed-request.ts';

// The keys and the time of AWS's examples:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const signedAt = Date.UTC(2015, 7, 30, 12, 36);

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(signedAt));
afterEach(() => jest.restoreAllMocks());

type Plan = Partial<Parameters<typeof signedRequest>[0]>;

const signed = (plan: Plan = {}) => signedRequest({ credentials, service: 'dynamodb', ...plan });
const verify = async (request: SignedRequest, keys = credentials) =>
  verifySignature(request, readSignature(request), keys);
const withHeaders = (request: SignedRequest, headers: Record<string, string | undefined>) => ({
  ...request,
  headers: { ...request.headers, ...headers },
});

it.each<readonly [string, Plan]>([
  ['a body', { body: '{"TableName":"keys"}' }],
  ['a body without a header of its hash', { body: '{}', applyChecksum: false }],
  ['no body', {}],
  ['a query', { query: { b: ['2', '1'], a: 'ü +' } }],
  ['an encoded path', { path: '/live/%40connections/abc%3D' }],
])('accepts a request with %s', async (_, plan) => {
  await verify(await signed(plan));
});

it("accepts the signature of AWS's test suite", async () => {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31`;
  const headers = { host, 'x-amz-date': '20150830T123600Z', authorization };
  const body = Buffer.alloc(0);
  await verify({ service: 'service', method: 'GET', url: '/', headers, body });
});

it.each<readonly [string, (request: SignedRequest) => SignedRequest]>([
  ['another body', (request) => ({ ...request, body: Buffer.from('{"TableName":"orders"}') })],
  [
    'another body that the header names',
    (request) => ({ ...withHeaders(request, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }) }),
  ],
  ['another method', (request) => ({ ...request, method: 'DELETE' })],
  ['another path', (request) => ({ ...request, url: '/other' })],
  ['a query that was not signed', (request) => ({ ...request, url: '/?a=1' })],
  ['another value of a signed header', (request) => withHeaders(request, { host: 'other' })],
  [
    'a signed header that is missing',
    (request) => withHeaders(request, { 'content-type': undefined }),
  ],
])('refuses a request with %s', async (_, change) => {
  const request = change(await signed({ body: '{"TableName":"keys"}' }));
  await expect(verify(request)).rejects.toMatchObject({
    type: 'InvalidSignatureException',
    message: expect.stringMatching(/^The request signature we calculated does not match/),
  });
});

it('refuses a request that was signed with another secret', async () => {
  const other = { ...credentials, secretAccessKey: 'other' };
  await expect(verify(await signed(), other)).rejects.toThrow(/does not match the signature/);
});

it.each([
  [-5, true],
  [5, true],
  [-6, false],
  [6, false],
])('a time that is %d minutes away is accepted: %s', async (minutes, isAccepted) => {
  const request = await signed();
  jest.spyOn(Date, 'now').mockReturnValue(signedAt + minutes * 60_000);
  const message = await verify(request).then(
    () => undefined,
    (error: Error) => error.message,
  );
  expect(message).toEqual(isAccepted ? undefined : expect.stringMatching(/^Signature expired: /));
});

it('refuses a request that was signed for another service', async () => {
  const request = { ...(await signed({ service: 'events' })), service: 'dynamodb' };
  await expect(verify(request)).rejects.toThrow(
    "Credential should be scoped to correct service: 'dynamodb'.",
  );
});

it('refuses a scope of another day than the time', async () => {
  const request = await signed();
  const later = withHeaders(request, { 'x-amz-date': '20150831T123600Z' });
  await expect(verify(later)).rejects.toThrow(/^Date in Credential scope does not match/);
});

it.each([
  ['a signature', undefined, 'MissingAuthenticationTokenException'],
  ['one of this scheme', 'Bearer token', 'MissingAuthenticationTokenException'],
  [
    'a whole signature',
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/dynamodb/aws4_request',
    'IncompleteSignatureException',
  ],
])('refuses a request without %s', async (_, authorization, type) => {
  const request = withHeaders(await signed(), { authorization });
  await expect(verify(request)).rejects.toMatchObject({ type });
});

it('refuses a request without its time', async () => {
  const request = withHeaders(await signed(), { 'x-amz-date': undefined });
  await expect(verify(request)).rejects.toMatchObject({ type: 'IncompleteSignatureException' });
});
