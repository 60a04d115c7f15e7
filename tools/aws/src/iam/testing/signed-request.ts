import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from '../credentials.ts';
import type { SignedRequest } from '../signature.ts';

interface SigningPlan {
  readonly credentials: Credentials;
  readonly service: string;
  readonly path?: string;
  readonly query?: Record<string, string | string[]>;
  readonly body?: string;
  /** False: without the header that names the hash of the body. */
  readonly applyChecksum?: boolean;
}

export const host = 'example.amazonaws.com';

/** A POST as the SDK sends it, signed now. */
export async function signedRequest(plan: SigningPlan): Promise<SignedRequest> {
  const { credentials, service, path = '/', query = {}, body = '', applyChecksum = true } = plan;
  const signer = new SignatureV4({
    ...{ service, region: 'us-east-1', credentials, sha256: Sha256, applyChecksum },
  });
  const request = { method: 'POST', protocol: 'http:', hostname: host, path, query, body };
  const { headers } = await signer.sign(
    { ...request, headers: { host, 'content-type': 'application/json' } },
    { signingDate: new Date(Date.now()) },
  );
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  );
  const search = pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
  return { service, method: 'POST', url: `${path}${search}`, headers, body: Buffer.from(body) };
}
