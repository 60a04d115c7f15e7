import { AwsError } from '../http/aws-error.ts';
import type { Principal } from './access-request.ts';
import { type Credentials, credentialsOf, rootCredentials } from './credentials.ts';
import { readSignature, type SignedRequest, verifySignature } from './signature.ts';

/** Somebody whose request is signed; the root user is not limited by any policy. */
export type Caller = Principal | { readonly type: 'root' };

/** Returns who has signed a request. */
export type Authenticate = (request: SignedRequest) => Promise<Caller>;

export function createAuthenticate(roleArns: readonly string[]): Authenticate {
  const callers = new Map<string, { readonly caller: Caller; readonly credentials: Credentials }>();
  const add = (caller: Caller, credentials: Credentials) =>
    callers.set(credentials.accessKeyId, { caller, credentials });
  add({ type: 'root' }, rootCredentials);
  for (const arn of roleArns) add({ type: 'role', arn, sessionName: 'local' }, credentialsOf(arn));
  return async (request) => {
    const signature = readSignature(request);
    const known = callers.get(signature.accessKeyId);
    if (!known) {
      const message = 'The security token included in the request is invalid.';
      throw new AwsError('UnrecognizedClientException', message);
    }
    await verifySignature(request, signature, known.credentials);
    return known.caller;
  };
}
