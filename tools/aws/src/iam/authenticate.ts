import { AwsError } from '../http/aws-error.ts';
import type { Principal } from './access-request.ts';
import { type Credentials, credentialsOf, rootCredentials } from './credentials.ts';
import { isPresigned, readPresignedUrl, verifyPresignedUrl } from './presigned-url.ts';
import { readSignature, type SignedRequest, verifySignature } from './signature.ts';

/** Somebody whose request is signed; the root user is not limited by any policy. */
export type Caller = Principal | { readonly type: 'root' };

/** Returns who has signed a request, in a header or in its query. */
export type Authenticate = (request: SignedRequest) => Promise<Caller>;

export function createAuthenticate(roleArns: readonly string[]): Authenticate {
  const callers = new Map<string, { readonly caller: Caller; readonly credentials: Credentials }>();
  const add = (caller: Caller, credentials: Credentials) =>
    callers.set(credentials.accessKeyId, { caller, credentials });
  add({ type: 'root' }, rootCredentials);
  for (const arn of roleArns) add({ type: 'role', arn, sessionName: 'local' }, credentialsOf(arn));
  const callerBy = (accessKeyId: string) => {
    const known = callers.get(accessKeyId);
    if (known) return known;
    const message = 'The security token included in the request is invalid.';
    throw new AwsError('UnrecognizedClientException', message);
  };
  return async (request) => {
    if (isPresigned(request)) {
      const url = readPresignedUrl(request);
      const { caller, credentials } = callerBy(url.accessKeyId);
      await verifyPresignedUrl(request, url, credentials);
      return caller;
    }
    const signature = readSignature(request);
    const { caller, credentials } = callerBy(signature.accessKeyId);
    await verifySignature(request, signature, credentials);
    return caller;
  };
}
