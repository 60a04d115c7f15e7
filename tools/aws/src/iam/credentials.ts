import { createHash } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The keys of the account's root user, who may do everything: the runner, and its specs. */
export const rootCredentials: Credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The keys that the tasks and functions of a role are given, the same on each start. */
export function credentialsOf(roleArn: string): Credentials {
  const hash = createHash('sha256').update(roleArn).digest('hex').toUpperCase();
  return { accessKeyId: `AKIA${hash.slice(0, 16)}`, secretAccessKey: hash.slice(16, 56) };
}
