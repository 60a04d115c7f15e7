import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from '../http/aws-error.ts';
import type { Credentials } from './credentials.ts';
import {
  invalid,
  maxSkew,
  readTime,
  requestToSign,
  type Signature,
  type SignedRequest,
} from './signature.ts';

type PresignedUrl = Omit<Signature, 'authorization'>;

const algorithm = 'AWS4-HMAC-SHA256';
const parameters = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-SignedHeaders',
  'X-Amz-Signature',
] as const;

/** Seconds: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
const maxExpires = 7 * 24 * 3_600;

/** Returns true when the signature of a request is in its query. */
export function isPresigned({ headers, url }: SignedRequest): boolean {
  return headers.authorization === undefined && queryOf(url).has('X-Amz-Signature');
}

/**
 * Reads the signature in the query of a request.
 * @throws AwsError for one that is not whole
 */
export function readPresignedUrl({ url }: SignedRequest): PresignedUrl {
  const query = queryOf(url);
  const missing = parameters.find((name) => query.getAll(name).length !== 1);
  const [accessKeyId, date, region, service, end, ...more] =
    query.get('X-Amz-Credential')?.split('/') ?? [];
  const isWhole =
    missing === undefined &&
    query.get('X-Amz-Algorithm') === algorithm &&
    end === 'aws4_request' &&
    more.length === 0;
  if (!isWhole || !accessKeyId || !date || !region || !service) {
    const message = `AWS query-string parameters must include ${parameters.join(', ')}.`;
    throw new AwsError('IncompleteSignatureException', message);
  }
  const signedHeaders = query.get('X-Amz-SignedHeaders')?.split(';') ?? [];
  return { accessKeyId, date, region, service, signedHeaders };
}

/**
 * Compares the signature in the query of a request with the one that its caller's secret gives.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 * @throws AwsError `InvalidSignatureException` when they differ, or outside of the time that the query gives it
 */
export async function verifyPresignedUrl(
  request: SignedRequest,
  { region, service, date, signedHeaders }: PresignedUrl,
  credentials: Credentials,
): Promise<void> {
  const query = queryOf(request.url);
  const expiresIn = Number(query.get('X-Amz-Expires'));
  if (service !== request.service) {
    throw invalid(`Credential should be scoped to correct service: '${request.service}'.`);
  }
  const signingDate = readTime(query.get('X-Amz-Date') ?? '', date);
  assertCurrent(signingDate, expiresIn);
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const unsigned = requestToSign(request, signedHeaders);
  for (const name of parameters) delete unsigned.query[name];
  const signed = await signer.presign(unsigned, {
    ...{ signingDate, expiresIn, signableHeaders: new Set(signedHeaders) },
  });
  if (signed.query?.['X-Amz-Signature'] !== query.get('X-Amz-Signature')) {
    throw invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

function assertCurrent(signed: Date, expiresIn: number): void {
  const age = Date.now() - signed.getTime();
  if (!(expiresIn > 0 && expiresIn <= maxExpires)) {
    throw invalid(`X-Amz-Expires must be from 1 to ${maxExpires} seconds.`);
  }
  if (age < -maxSkew) throw invalid(`Signature not yet current: ${signed.toISOString()}.`);
  if (age > expiresIn * 1_000) {
    throw invalid(`Signature expired: ${signed.toISOString()} is more than ${expiresIn} s ago.`);
  }
}

function queryOf(url: string): URLSearchParams {
  return new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length));
}
