import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from '../http/aws-error.ts';
import type { Credentials } from './credentials.ts';

/** A request as it came in, with all of its body. */
export interface SignedRequest {
  /** The service that is called, as in the scope of a credential: `dynamodb`. */
  readonly service: string;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The parts of an `Authorization` header of Signature Version 4. */
export interface Signature {
  readonly accessKeyId: string;
  /** `20261130` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  /** The header itself. */
  readonly authorization: string;
}

const header =
  /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\/(\d{8})\/([^/\s,]+)\/([^/\s,]+)\/aws4_request, ?SignedHeaders=([^,\s]+), ?Signature=[\da-f]{64}$/;
const time = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Milliseconds by which the time of a signature may differ from ours. */
export const maxSkew = 5 * 60_000;

/**
 * Reads the signature of a request.
 * @throws AwsError for a request without one, or with one that is not whole
 */
export function readSignature({ headers }: SignedRequest): Signature {
  const { authorization = '' } = headers;
  if (!authorization.startsWith('AWS4-HMAC-SHA256')) {
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const [, accessKeyId, date, region, service, names] = header.exec(authorization) ?? [];
  if (!accessKeyId || !date || !region || !service || !names) {
    const message = `Authorization header requires 'Credential', 'SignedHeaders' and 'Signature'. Authorization=${authorization}`;
    throw new AwsError('IncompleteSignatureException', message);
  }
  return { accessKeyId, date, region, service, signedHeaders: names.split(';'), authorization };
}

/**
 * Compares the signature of a request with the one that its caller's secret gives, as AWS does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 * @throws AwsError `InvalidSignatureException` when they differ, or when the time is more than five minutes away
 */
export async function verifySignature(
  request: SignedRequest,
  signature: Signature,
  credentials: Credentials,
): Promise<void> {
  const { service } = request;
  if (signature.service !== service) {
    throw invalid(`Credential should be scoped to correct service: '${service}'.`);
  }
  const signingDate = signingDateOf(request, signature);
  const signer = new SignatureV4({
    ...{ service, region: signature.region, credentials },
    ...{ sha256: Sha256, applyChecksum: false },
  });
  const { headers } = await signer.sign(requestToSign(request, signature.signedHeaders), {
    signingDate,
    signableHeaders: new Set(signature.signedHeaders),
  });
  const isSame =
    headers['authorization']?.split(', ').join() === signature.authorization.split(/, ?/).join();
  if (!isSame || !hasItsHash(request)) {
    throw invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

function signingDateOf({ headers }: SignedRequest, { date }: Signature): Date {
  const signed = readTime(String(headers['x-amz-date'] ?? ''), date);
  if (Math.abs(Date.now() - signed.getTime()) > maxSkew) {
    const stamp = String(headers['x-amz-date']);
    throw invalid(`Signature expired: ${stamp} is more than 5 min. away from the time here.`);
  }
  return signed;
}

/**
 * Reads the time of a signature, such as `20261130T120000Z`.
 * @param date the day of the credential's scope
 * @throws AwsError when it is no time, or is of another day
 */
export function readTime(stamp: string, date: string): Date {
  const [, ...parts] = time.exec(stamp) ?? [];
  if (parts.length === 0) {
    const message =
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
    throw new AwsError('IncompleteSignatureException', message);
  }
  if (!stamp.startsWith(date)) {
    throw invalid(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${stamp.slice(0, 8)}'.`,
    );
  }
  const [year, month, day, hours, minutes, seconds] = parts;
  const signed = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  if (Number.isNaN(signed.getTime())) throw invalid(`${stamp} is not a time.`);
  return signed;
}

/** Returns a request as the signer takes it, with the headers that were signed. */
export function requestToSign(
  { method, url, headers, body }: SignedRequest,
  signedHeaders: readonly string[],
) {
  const { protocol, hostname, pathname, searchParams } = new URL(url, `http://${headers.host}`);
  const query: Record<string, string[]> = {};
  for (const name of searchParams.keys()) query[name] = searchParams.getAll(name);
  const values = signedHeaders.map((name) => [name, String(headers[name] ?? '')]);
  return {
    ...{ method, protocol, hostname, path: pathname, query, body },
    headers: Object.fromEntries(values) as Record<string, string>,
  };
}

/** True unless the request names a hash of another body: a signature with that header covers the header alone. */
function hasItsHash({ headers, body }: SignedRequest): boolean {
  const named = headers['x-amz-content-sha256'];
  return named === undefined || named === createHash('sha256').update(body).digest('hex');
}

export function invalid(message: string): AwsError {
  return new AwsError('InvalidSignatureException', message);
}
