import { createHash } from 'node:crypto';
import { AwsError } from '../http/aws-error.ts';
import type { Principal } from './access-request.ts';
import { readSignature, type SignedRequest, verifySignature } from './signature.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The keys of the account's root user, who may do everything: the runner, and its specs. */
export const rootCredentials: Credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Somebody whose request is signed; the root user is not limited by any policy. */
export type Caller = Principal | { readonly type: 'root' };

/** The keys that the tasks and functions of a role are given, the same on each start. */
export function credentialsOf(roleArn: string): Credentials {
  const hash = createHash('sha256').update(roleArn).digest('hex').toUpperCase();
  return { accessKeyId: `AKIA${hash.slice(0, 16)}`, secretAccessKey: hash.slice(16, 56) };
}

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
