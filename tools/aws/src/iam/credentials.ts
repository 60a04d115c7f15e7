import { createHash } from 'node:crypto';
import { AwsError } from '../http/aws-error.ts';
import type { Principal } from './access-request.ts';

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

/** Returns who has signed a request. Deviation: the access key is looked up, and the signature is not verified. */
export type Authenticate = (authorization: string | undefined) => Caller;

export function createAuthenticate(roleArns: readonly string[]): Authenticate {
  const callers = new Map<string, Caller>(
    roleArns.map((arn) => [
      credentialsOf(arn).accessKeyId,
      { type: 'role', arn, sessionName: 'local' },
    ]),
  );
  callers.set(rootCredentials.accessKeyId, { type: 'root' });
  return (authorization = '') => {
    const [, accessKeyId] = /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\//.exec(authorization) ?? [];
    if (accessKeyId === undefined) {
      throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    const caller = callers.get(accessKeyId);
    if (caller) return caller;
    const message = 'The security token included in the request is invalid.';
    throw new AwsError('UnrecognizedClientException', message);
  };
}
